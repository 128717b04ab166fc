// Tells a visitor whose network lets no WebSocket through, and offers what the page shows as a file.
// `--connection` is "lost" or "there"; streamlit_internals/style.css reads it off Streamlit's page.
{
  const notice = document.getElementById("unconnected");
  const names = notice.dataset.names.split(" ");
  const PATIENCE = 6; // seconds without a connection, and from one look at the server to the next
  const STEADY = 2; // seconds: some proxies accept a connection and close it at once
  const TO_DRAW = 20; // seconds, after which the app is shown with whatever it has drawn
  const TO_BUILD = 30; // seconds that the server takes over a file at most
  let lost = 0;
  let there = 0;
  let isOffered = false; // or being asked for

  const answers = async (address, method, seconds) => {
    try {
      const options = { method, cache: "no-store", signal: AbortSignal.timeout(seconds * 1000) };
      return (await fetch(address, options)).ok;
    } catch {
      return false; // no answer is an answer
    }
  };

  // An export refuses what a page passes over: a parameter of another's, or a value that is unknown.
  // Tells whether there is nothing left to offer; a server that is busy is asked again.
  const offer = async () => {
    const ours = [...new URLSearchParams(location.search)].filter(
      ([name, value]) => names.includes(name) && value.trim(),
    );
    const address = `./export/html?${new URLSearchParams(ours)}`;
    if (!ours.length) return true;
    if (!(await answers(address, "HEAD", TO_BUILD))) return false;
    const link = notice.querySelector("a");
    link.href = address;
    link.textContent = "Save this view as one page";
    return true;
  };

  const look = async () => {
    notice.hidden = !(await answers("./healthz", "GET", PATIENCE)) || !lost;
    if (notice.hidden || isOffered) return;
    isOffered = true;
    isOffered = await offer();
  };

  const timer = setInterval(() => {
    const connection = getComputedStyle(document.documentElement).getPropertyValue("--connection");
    there = connection.trim() === "there" ? there + 1 : 0;
    if (there > STEADY) {
      lost = 0;
      notice.hidden = true;
      const first = document.getElementById("first");
      if (there > TO_DRAW) first?.remove();
      if (!first) clearInterval(timer);
    } else if (connection.trim() === "lost") {
      lost += 1;
      if (lost % PATIENCE === 0) look();
    }
  }, 1000);
}
