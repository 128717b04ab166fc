// Where the card of the stage stands: on the side away from what was clicked, and never over it.

const GAP = 0.014; // of the window, around the card
const BEST = 0.42; // of its width that the card takes where it can,
const LEAST = 0.29; // and that it needs beside what was clicked,
const LEAST_HEIGHT = 0.36; // or of its height, above or below that
const HUGE = 0.6; // of both: of what is larger, the point that was clicked is kept clear

const root = document.documentElement;

function box(left, top, width, height) {
  const inset = { left, top, width, height };
  for (const [name, value] of Object.entries(inset))
    root.style.setProperty(`--card-${name}`, `${Math.round(value)}px`);
}

// The box of all words of a mark, or of the words that a sentence is among.
export function boxOf(opener) {
  const words = [...opener.querySelectorAll("text")];
  const around = opener.closest("td, th, li, .slide-words") ?? opener;
  const boxes = (words.length ? words : [around]).map((one) => one.getBoundingClientRect());
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

// `opener` is the element, of which the words count if it has any; `point` is where the pointer was.
export function placeCard(opener, point) {
  const [width, height] = [innerWidth, innerHeight];
  const gap = GAP * width;
  const best = BEST * width;
  const beside = (isLeft, room) =>
    box(isLeft ? gap : width - gap - room, gap, room, height - 2 * gap);
  if (!opener) return beside(false, best);
  let { left, top, right, bottom } = boxOf(opener);
  if (point && right - left > HUGE * width && bottom - top > HUGE * height)
    [left, right, top, bottom] = [point.x, point.x, point.y, point.y];
  const isLeft = left > width - right;
  const across = Math.max(left, width - right) - 2 * gap;
  if (across >= LEAST * width) return beside(isLeft, Math.min(best, across));
  const isAbove = top > height - bottom;
  const down = Math.max(top, height - bottom) - 2 * gap;
  if (down >= LEAST_HEIGHT * height)
    return box(gap, isAbove ? gap : height - gap - down, width - 2 * gap, down);
  return beside((point?.x ?? (left + right) / 2) > width / 2, best);
}
