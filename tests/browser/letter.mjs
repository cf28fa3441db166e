// A mail file as readable text: headers as they are, every text part decoded (RFC 2045 base64 and quoted-printable).
// Enough for letters this program writes, not a mail reader.

/** Headers and all text parts of a mail, decoded. */
export function text(raw) {
  const { head, body } = split(raw.replace(/\r\n/g, "\n"));
  return `${head}\n\n${parts(head, body).join("\n\n")}`;
}

function split(raw) {
  const at = raw.indexOf("\n\n");
  // A header may go on in the next line, which then begins with a blank (RFC 5322, 2.2.3).
  return { head: raw.slice(0, at).replace(/\n[ \t]+/g, " "), body: raw.slice(at + 2) };
}

function parts(head, body) {
  const boundary = /boundary="?([^";\n]+)"?/i.exec(head)?.[1];
  if (!boundary) return [decode(head, body)];
  return body
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const inner = split(part.replace(/^\n/, ""));
      return parts(inner.head, inner.body);
    });
}

function decode(head, body) {
  const way = /content-transfer-encoding:\s*(\S+)/i.exec(head)?.[1].toLowerCase();
  if (way === "base64") return Buffer.from(body, "base64").toString("utf8");
  if (way !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8");
  const bytes = body.replace(/=\n/g, "").replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, "latin1").toString("utf8");
}
