// The Mini App's page: says to Telegram that it is there, fetches the form, sends it. Nothing is loaded from elsewhere.
"use strict";

const opened = new URLSearchParams(location.hash.slice(1));
const main = document.getElementById("main");

function tell(event) {
  const data = "{}";
  if (window.TelegramWebviewProxy) window.TelegramWebviewProxy.postEvent(event, data);
  else if (window.parent !== window)
    window.parent.postMessage(JSON.stringify({ eventType: event, eventData: {} }), "https://web.telegram.org");
}

function takeColours() {
  try {
    const theme = JSON.parse(opened.get("tgWebAppThemeParams") || "{}");
    for (const [name, colour] of Object.entries(theme))
      if (/^[a-z_]+$/.test(name) && /^#[0-9a-f]{6}$/i.test(colour))
        document.documentElement.style.setProperty("--tg-" + name.replaceAll("_", "-"), colour);
  } catch {
    // Without colours of Telegram's the page has its own.
  }
}

async function ask(fields) {
  main.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch("/app/form", {
      method: "POST",
      headers: { Authorization: "tma " + (opened.get("tgWebAppData") || "") },
      body: fields ? new URLSearchParams(fields).toString() : null,
    });
    main.innerHTML = await answer.text();
    if (fields) main.querySelector("[role=status], [role=alert]")?.focus();
  } catch {
    const said = main.querySelector("[role=status], p");
    if (said) said.textContent = main.dataset.failed;
  }
  main.removeAttribute("aria-busy");
}

main.addEventListener("submit", (event) => {
  event.preventDefault();
  ask(new FormData(event.target));
});
takeColours();
tell("web_app_ready");
tell("web_app_expand");
ask(null);
