const RESULTS = ["userSeen", "certificateSeen", "status", "millis", "asExpected"];
const HEADINGS = ["Call", "What", "Destination", "Injected as", "Route", "Authentication",
  "User seen", "Certificate seen", "Status", "ms", "As expected"];
const CLASSES = { certificateSeen: "certificate", status: "status", millis: "number" };

const users = document.getElementById("users");
const groups = document.getElementById("groups");
const all = document.getElementById("all");
const summary = document.getElementById("summary");
const rows = new Map();

function element(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

async function ask(method, path, form) {
  const answer = await fetch(path, { method, body: form && new URLSearchParams(form) });
  const json = await answer.json();
  if (!answer.ok) {
    throw new Error(json.error);
  }
  return json;
}

function showUsers(session) {
  users.replaceChildren(...session.users.map((name) => {
    const button = element("button", { type: "button", textContent: `Sign in as ${name}` });
    const current = name === session.user;
    button.setAttribute("aria-pressed", String(current));
    if (current) {
      button.textContent = `Signed in as ${name}`;
    }
    button.addEventListener("click", () => guarded(() => signIn(name)));
    return button;
  }));
  for (const button of [all, ...[...rows.values()].map((row) => row.button)]) {
    button.disabled = session.user === "";
  }
}

function showGroups(session) {
  for (const group of session.groups) {
    const heads = HEADINGS.map((text) => element("th", { textContent: text, scope: "col" }));
    const body = element("tbody", {}, ...group.calls.flatMap(row));
    const table = element("table", {}, element("thead", {}, element("tr", {}, ...heads)), body);
    table.setAttribute("aria-label", group.title);
    groups.append(element("section", {},
      element("h2", { textContent: group.title }),
      element("div", { className: "scroll" }, table)));
  }
}

/** On narrow screens there is no head row; each cell shows its column's heading itself. */
function labelled(cell, column) {
  cell.dataset.label = HEADINGS[column];
  return cell;
}

function row(call) {
  const cells = Object.fromEntries(
    RESULTS.map((name, i) => [name, labelled(element("td", { className: CLASSES[name] ?? "" }), 6 + i)]));
  const button = element("button", { type: "button", textContent: "Call" });
  button.setAttribute("aria-label", `Call: ${call.attempt}, ${call.destination}, ${call.injection}`);
  const text = element("td", { colSpan: HEADINGS.length });
  const detail = element("tr", { className: "detail", hidden: true }, text);
  const described = [call.destination, call.injection, call.route, call.authentication];
  const line = element("tr", { id: `call-${call.id}` },
    element("td", {}, button),
    element("th", { textContent: call.attempt, scope: "row" }),
    ...described.map((value, i) => labelled(element("td", { textContent: value }), 2 + i)),
    ...RESULTS.map((name) => cells[name]));
  rows.set(call.id, { cells, button, detail, text });
  button.addEventListener("click", () => guarded(() => makeCall(call.id)));
  return [line, detail];
}

async function makeCall(id) {
  const { cells, button, detail, text } = rows.get(id);
  button.disabled = true;
  try {
    const result = await ask("POST", `calls/${id}`);
    for (const name of RESULTS) {
      cells[name].textContent = result[name];
    }
    cells.asExpected.textContent = result.asExpected ? "yes" : "no";
    cells.asExpected.className = result.asExpected ? "good" : "bad";
    text.textContent = [result.message, ...result.differences].filter(Boolean).join(" · ");
    detail.hidden = text.textContent === "";
    return result.asExpected;
  } finally {
    button.disabled = false;
  }
}

async function makeAllCalls() {
  let expected = 0;
  for (const id of rows.keys()) {
    expected += await makeCall(id) ? 1 : 0;
    summary.textContent = `${expected} of ${rows.size} as expected`;
  }
}

function clearResults() {
  for (const { cells, detail } of rows.values()) {
    RESULTS.forEach((name) => { cells[name].textContent = ""; });
    detail.hidden = true;
  }
}

async function signIn(name) {
  showUsers(await ask("POST", "session", { user: name }));
  clearResults();
  summary.textContent = "";
}

async function guarded(action) {
  try {
    await action();
  } catch (failure) {
    summary.textContent = failure.message;
  }
}

all.addEventListener("click", () => guarded(async () => {
  all.disabled = true;
  try {
    await makeAllCalls();
  } finally {
    all.disabled = false;
  }
}));

await guarded(async () => {
  const session = await ask("GET", "session");
  showGroups(session);
  showUsers(session);
});
