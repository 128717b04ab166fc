// Closes the presenter view once the page that wrote it is gone. It is part of every page because only
// such scripts may run in the window that the page writes (templates/scripts/presenter.js).
if (opener && name === "dashboard-presenter") setInterval(() => opener || close(), 500);
