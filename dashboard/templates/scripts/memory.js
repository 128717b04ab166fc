// What a tab remembers over a reload. A browser may forbid it, and nothing depends on it.

export function remember(name, words) {
  try {
    if (words) sessionStorage.setItem(name, words);
    else sessionStorage.removeItem(name);
  } catch {
    // then it is forgotten
  }
}

export function recalled(name) {
  try {
    return sessionStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}
