// Asks the server, and says in one line what it refused.

const notice = document.getElementById("notice");
let fading;

export function say(line) {
  clearTimeout(fading);
  notice.textContent = line;
  fading = setTimeout(() => (notice.textContent = ""), 8000);
}

// What the server answered, and whether it could do what was asked; nothing where it is gone.
async function answered(address, options) {
  try {
    const response = await fetch(address, options);
    const is_json = response.headers.get("content-type")?.startsWith("application/json");
    const body = is_json ? await response.json() : { line: (await response.text()).trim() };
    return { ok: response.ok, status: response.status, ...body };
  } catch (error) {
    if (error.name === "AbortError") return null;
    return { ok: false, line: "The server does not answer: start crisis-dashboard author again." };
  }
}

export async function get(path, asked) {
  return answered(`${path}?${new URLSearchParams(asked)}`, {});
}

export async function post(path, pairs, signal) {
  return answered(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(pairs),
    signal,
  });
}
