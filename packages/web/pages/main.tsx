import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/main.css";
import { createRoot } from "react-dom/client";
import { BrowserRouter } from "react-router";
import { Routes } from "./routes.tsx";
import { WaitingPage } from "./layout/WaitingPage.tsx";
import { SessionGate } from "./session/SessionGate.tsx";
import { tolerateForeignDom } from "./window/foreign-dom.ts";

const container = document.getElementById("fondation-application");
if (container === null) throw new Error("index.html has no element for the application.");

tolerateForeignDom();
createRoot(container).render(
  <BrowserRouter>
    <SessionGate waiting={<WaitingPage />}>
      <Routes />
    </SessionGate>
  </BrowserRouter>,
);
