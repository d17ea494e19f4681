/// How the report looks: the colours are those of the pictures, which follow the reader's light or dark too.
enum ReportStyle {
  static let css = """
    :root { color-scheme: light dark; --paper: #f6f7f9; --card: #ffffff; --ink: #1f2328; --soft: #59636e;
      --line: #d8dde3; --accent: #1a7fc1; --good: #00805e; --bad: #c93c3c; --warn: #8a5f00; --warn-paper: #fff6e0; }
    @media (prefers-color-scheme: dark) { :root { --paper: #0e1013; --card: #16181c; --ink: #e6e8eb; --soft: #9aa1a9;
      --line: #2b3036; --accent: #58a9e0; --good: #35c495; --bad: #ef7171; --warn: #e0b04a; --warn-paper: #2a2312; } }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink); line-height: 1.55;
      font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
    main { max-width: 860px; margin: 0 auto; padding: 40px 20px 80px; }
    h1 { font-size: 30px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; }
    h1 span { color: var(--bad); }
    h2 { font-size: 19px; margin: 0 0 10px; }
    p { margin: 0 0 12px; }
    .lead { color: var(--soft); margin-bottom: 26px; }
    section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 22px 24px;
      margin: 0 0 20px; }
    .tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 12px; margin: 0 0 20px; }
    .tile { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 14px 16px; }
    .tile b { display: block; font-size: 25px; line-height: 1.2; font-variant-numeric: tabular-nums; }
    .tile span { color: var(--soft); font-size: 13.5px; }
    .warning { background: var(--warn-paper); border: 1px solid var(--warn); border-radius: 10px; padding: 10px 14px;
      margin: 0 0 14px; }
    pre { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: 14px 16px;
      margin: 0 0 12px;
      overflow-x: auto; font: 14px/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 15px;
      margin: 0 0 12px; }
    th { text-align: right; font-weight: 600; color: var(--soft); font-size: 13.5px; }
    td { text-align: right; } td, th { padding: 6px 10px; border-bottom: 1px solid var(--line); white-space: nowrap; }
    th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; }
    tr:last-child td { border-bottom: 0; }
    figure { margin: 0 0 14px; } figure svg { display: block; max-width: 100%; height: auto; }
    figcaption { color: var(--soft); font-size: 14px; margin-top: 4px; }
    .note { color: var(--soft); font-size: 14.5px; } footer { color: var(--soft); font-size: 14px; }
    @media print { body { background: none; } section { break-inside: avoid; } }
    @media (max-width: 560px) { main { padding: 24px 12px 48px; } section { padding: 16px 14px; } }
    """
}
