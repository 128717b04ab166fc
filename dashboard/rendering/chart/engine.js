// The script of Plotly, which is larger than all others together: fetched when a reader zooms.

let loading;

const fetched = () =>
  new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL("./plotly.min.js", import.meta.url).href;
    script.addEventListener("load", () => resolve(window.Plotly));
    script.addEventListener("error", () => {
      loading = undefined; // to be tried again
      reject(new Error("Plotly did not load"));
    });
    document.head.append(script);
  });

export const plotly = () => (loading ??= fetched());
