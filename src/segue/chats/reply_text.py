"""An email's text → what its writer wrote: no quotes, no signature.

What is cut is anchored to whole lines: a line that introduces a quotation in
one of many languages (possibly wrapped over two), a ruler, a block of headers
as Outlook repeats them, lines that begin with `>`, `-- ` and what a telephone
adds. Everything before the first of these stays as it was written.
"""

import re
from typing import Final


_WROTE: Final = (
    r"On\b[^\n]{4,200}(?:\n[^\n]{1,120})?\bwrote:",
    r"Le\b[^\n]{4,200}(?:\n[^\n]{1,120})?\ba écrit\s?:",
    r"(?:Am|Den)\b[^\n]{4,200}(?:\n[^\n]{1,120})?\b(?:schrieb|skrev)\b[^\n]{0,80}:",
    r"El\b[^\n]{4,200}(?:\n[^\n]{1,120})?\bescribió:",
    r"Il\b[^\n]{4,200}(?:\n[^\n]{1,120})?\bha scritto:",
    r"Em\b[^\n]{4,200}(?:\n[^\n]{1,120})?\bescreveu:",
    r"Op\b[^\n]{4,200}(?:\n[^\n]{1,120})?\bschreef\b[^\n]{0,80}:",
    r"W dniu\b[^\n]{4,200}(?:\n[^\n]{1,120})?\bnapisał\(?a?\)?:",
    r"[^\n]{0,80}\d{4}[^\n]{0,60}(?:в|г\.)[^\n]{0,60}(?:пишет|написала?).{0,80}:",
    r"在[^\n]{4,160}写道[:：]",
    r"於?[^\n]{0,4}\d{4}年[^\n]{4,160}寫道[:：]",
    r"\d{4}年[^\n]{4,160}(?:のメール|書きました)[:：]",
    r"\d{4}년[^\n]{4,160}작성[:：]",
)
_RULER: Final = (
    (
        r"-{3,} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine"
        r"|Mensaje original|Messaggio originale|Mensagem original"
        r"|Oorspronkelijk bericht|Forwarded message|原始邮件|原始郵件) ?-{3,}"
    ),
    r"Begin forwarded message:",
    r"_{20,}",
)
_BLOCK: Final = (
    r"\*?(?:From|Von|De|Da|Van|Från|Fra|发件人|寄件者|差出人|보낸 사람)\s?:\*? [^\n]+\n"
    r"(?:[^\n]+\n){0,2}?\*?(?:Sent|Gesendet|Date|Datum|Envoyé|Enviado|Inviato|Verzonden"
    r"|Skickat|Sendt|发送时间|寄件日期|送信日時|날짜)(?: el)?\s?:\*? [^\n]+"
)
_DEVICE: Final = (
    r"(?:iPhone|iPad|iPod|Android|Samsung|Galaxy|Huawei|Xiaomi|Pixel|BlackBerry|Windows"
    r"|Mac|Mobil|Handy|mobile|phone|téléphone|móvil|celular|cellulare|telefoon|telefon"
    r"|Mail|Outlook|Yahoo|Proton|Gmail|iCloud|AOL)"
)
_PHONE: Final = (
    r"(?:Sent (?:from|via)|Get Outlook for|Envoyé de|Von meinem|Gesendet (?:von|mit)"
    r"|Enviado (?:desde|do|de)|Inviato da|Verzonden van(?:af)?|Skickat från|Sendt fra)"
    rf"[^\n]{{0,30}}?\b{_DEVICE}\b[^\n]{{0,40}}"
)
_CUTS: Final = re.compile(
    r"^(?:" + "|".join((*_WROTE, *_RULER, _BLOCK)) + r")[ \t]*$", re.MULTILINE
)
_SIGNATURE: Final = re.compile(r"^-- ?$", re.MULTILINE)
_FROM_A_PHONE: Final = re.compile(r"^" + _PHONE + r"[ \t]*$(?=\s*\Z)", re.MULTILINE)


def own_words(text: str) -> str:
    r"""Return what the writer of an email wrote.

    Args:
        text: The plain text, with `\\n` at the ends of lines.
    """
    cut = _CUTS.search(text)
    if cut:
        text = text[: cut.start()]
    lines = text.split("\n")
    kept = [line for line in lines if not line.startswith(">")]
    text = "\n".join(kept) if len(kept) != len(lines) else text
    signature = _SIGNATURE.search(text)
    if signature:
        text = text[: signature.start()]
    phone = _FROM_A_PHONE.search(text)
    if phone:
        text = text[: phone.start()]
    return text.strip("\n").rstrip()
