"""What WhatsApp writes in place of a message, in the phone's language.

A person's own words are never taken for one of these by a part of them: a
phrase counts where it is the whole of a message (or of a line without a
sender), or, on iOS, where the mark U+200E, which nobody types, leads it.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from msgspec import Struct

from segue.domain.message import EventKind, Kind


MARK: Final = "\u200e"

Role = Literal["message", "event"]


class Reading(Struct, frozen=True):
    """What a body is, where it is not simply words.

    Attributes:
        kind: The kind of message; nothing where it is an event.
        event: The kind of event; nothing where it is a message.
        cut: How many bytes at its end are WhatsApp's and not the person's.
        mine: Only the person who exported the chat sees it so.
        seconds: How long a call lasted, where it says so.
    """

    kind: Kind | None = None
    event: EventKind | None = None
    cut: int = 0
    mine: bool = False
    seconds: int | None = None


_MEDIA: Final = (
    "<Media omitted>", "<media omitted>", "<Video note omitted>",
    "<Medien ausgeschlossen>", "<Medien weggelassen>",
    "<Multimedia omitido>", "<Archivo omitido>", "<Médias omis>", "<Fichier omis>",
    "<Media omessi>", "<Media omesso>", "<Mídia oculta>", "<Mídia omitida>",
    "<Arquivo de mídia oculto>", "<Ficheiro não revelado>",
    "<Media weggelaten>", "<Media utelämnat>", "<Media har utelämnats>",
    "<Media utelatt>", "<Uten vedlegg>", "<Medier udeladt>", "<Mediefil udeladt>",
    "<Media jätettiin pois>", "<Media jätetty pois>",
    "<pominięto multimedia>", "<pliki pominięto>", "<Média vynechány>",
    "<Médiá vynechané>", "<Média elhagyva>", "<Hiányzó médiafájl>",
    "<Conținut media omis>", "<Без медиафайлов>", "<Файл пропущен>",
    "<Медіа пропущено>", "<Medya dahil edilmedi>", "<Medya atlanmış>",
    "<Εξαίρεση πολυμέσων>", "<המדיה לא נכללה>", "<מדיה הושמטה>",
    "<تم استبعاد الوسائط>", "<رسانه حذف شد>", "<मीडिया के बिना>",
    "<Media tidak disertakan>", "<Media dikecualikan>", "<Media disingkirkan>",
    "<ไฟล์สื่อถูกลบ>", "<Bỏ qua tệp phương tiện>", "<Bỏ qua Media>",
    "<忽略多媒體檔>", "<省略多媒体文件>", "<省略影音内容>", "<メディアなし>",
    "<メディアは含まれていません>", "<미디어 파일 제외됨>",
    "<미디어 파일을 생략한 대화내용>", "<Medijski zapis izostavljen>",
    "<Fitxers multimèdia omesos>", "<Без файл>", "<Медији су изостављени>",
)  # fmt: skip
_IOS_OMITTED: Final[Mapping[Kind, tuple[str, ...]]] = MappingProxyType(
    {
        "media": (
            "image omitted", "video omitted", "GIF omitted", "document omitted",
            "Video note omitted", "Bild weggelassen", "Video weggelassen",
            "GIF weggelassen", "Dokument weggelassen", "imagen omitida",
            "video omitido", "GIF omitido", "documento omitido", "image absente",
            "vidéo absente", "GIF absent", "document manquant", "immagine omessa",
            "video omesso", "GIF esclusa", "documento omesso", "imagem ocultada",
            "vídeo omitido", "afbeelding weggelaten", "video weggelaten",
            "document weggelaten", "imagem omitida",
        ),
        "voice": (
            "audio omitted", "Audio weggelassen", "audio omitido", "audio omis",
            "audio omesso", "áudio ocultado", "áudio omitido", "audio weggelaten",
        ),
        "sticker": (
            "sticker omitted", "Sticker weggelassen", "sticker omitido",
            "sticker omis", "sticker non incluso", "figurinha omitida",
            "sticker weggelaten",
        ),
        "contact": (
            "Contact card omitted", "Kontaktkarte ausgelassen",
            "Tarjeta de contacto omitida", "fiche contact manquante",
            "Scheda contatto omessa", "Cartão do contato omitido",
        ),
    }
)  # fmt: skip
_DELETED: Final = (
    "This message was deleted", "Diese Nachricht wurde gelöscht",
    "Se eliminó este mensaje", "Este mensaje fue eliminado",
    "Ce message a été supprimé", "Questo messaggio è stato eliminato",
    "Mensagem apagada", "Esta mensagem foi apagada", "Esta mensagem foi eliminada",
    "Dit bericht is verwijderd", "Detta meddelande raderades",
    "Denne besked blev slettet",
    "Данное сообщение удалено", "Сообщение удалено", "Bu mesaj silindi",
    "此訊息已刪除", "此消息已被删除", "このメッセージは削除されました",
    "삭제된 메시지입니다",
    "تم حذف هذه الرسالة", "यह मैसेज हटाया गया", "Pesan ini telah dihapus",
    "Wiadomość została usunięta", "Tämä viesti poistettiin",
)  # fmt: skip
_DELETED_BY_ME: Final = (
    "You deleted this message", "Du hast diese Nachricht gelöscht",
    "Eliminaste este mensaje", "Vous avez supprimé ce message",
    "Hai eliminato questo messaggio", "Você apagou esta mensagem",
    "Eliminou esta mensagem", "Je hebt dit bericht verwijderd",
    "Вы удалили данное сообщение", "Bu mesajı sildiniz",
)  # fmt: skip
_MISSED: Final = (
    "Missed voice call", "Missed video call", "Missed group voice call",
    "Missed group video call", "Verpasster Sprachanruf", "Verpasster Videoanruf",
    "Llamada perdida", "Videollamada perdida", "Llamada de voz perdida",
    "Appel vocal manqué", "Appel vidéo manqué", "Chiamata persa",
    "Chiamata vocale persa", "Videochiamata persa", "Chamada de voz perdida",
    "Chamada de vídeo perdida", "Gemiste spraakoproep", "Gemiste video-oproep",
    "Пропущенный аудиозвонок", "Пропущенный видеозвонок",
)  # fmt: skip


def _exact() -> Mapping[str, Reading]:
    found: dict[str, Reading] = {}
    for phrase in _MEDIA:
        found[phrase] = Reading(kind="media")
    for kind, phrases in _IOS_OMITTED.items():
        for phrase in phrases:
            found[MARK + phrase] = Reading(kind=kind)
            found[f"<{phrase}>"] = found[f"<{MARK}{phrase}>"] = Reading(kind=kind)
    for phrases, mine in ((_DELETED, False), (_DELETED_BY_ME, True)):
        for phrase in phrases:
            for end in ("", "."):
                told = Reading(kind="deleted", mine=mine)
                found[phrase + end] = found[MARK + phrase + end] = told
    for phrase in _MISSED:
        found[phrase] = found[MARK + phrase] = Reading(event="missed_call")
    found["live location shared"] = Reading(kind="location")
    found[MARK + "live location shared"] = Reading(kind="location")
    found["null"] = found[""] = Reading(kind="media")
    return found


EXACT: Final[Mapping[bytes, Reading]] = MappingProxyType(
    {phrase.encode(): reading for phrase, reading in _exact().items()}
)
"""Bodies that are an export's own as a whole."""

_ATTACHED: Final = (
    "file attached", "Datei angehängt", "archivo adjunto", "fichier joint",
    "file allegato", "arquivo anexado", "ficheiro anexado", "bestand bijgevoegd",
    "bifogad fil", "vedlagt fil", "fil vedhæftet", "liitetiedosto",
    "plik załączony", "файл добавлен", "dosya ekli", "檔案已附加", "文件附件",
    "添付ファイル", "파일 첨부됨", "الملف مرفق", "फ़ाइल संलग्न", "file terlampir",
)  # fmt: skip
_FILE: Final = re.compile(
    rf"^{MARK}?(?P<name>(?:(?:IMG|VID|PTT|AUD|STK|DOC)-\d{{8}}-WA\d+\.\w+ \([^()]+\))"
    rf"|.+\.\w{{1,8}} \((?:{'|'.join(map(re.escape, _ATTACHED))})\))$"
)
_IOS_WORDS: Final = (
    "attached|angehängt|Anhang|adjunto|pièce jointe|allegato|anexado|anexo"
    "|bijgevoegd|bifogad|vedlagt|прикреплено|ekli"
)
_IOS_FILE: Final = re.compile(
    rf"<{MARK}?(?:{_IOS_WORDS})\s?: (?P<name>[^<>\n]+)>$"
    rf"|^(?P<old>[^\n]+\.\w{{1,8}}) <{MARK}(?:{_IOS_WORDS})>$"
)
_EDITED: Final = re.compile(
    rf"[ ]?{MARK}?<(?:This message was edited|Diese Nachricht wurde bearbeitet\.?"
    r"|Se editó este mensaje\.?|Ce message a été modifié|Mensagem editada"
    r"|Questo messaggio è stato modificato|Dit bericht is bewerkt)>$"
)
_POLL: Final = re.compile(
    rf"^{MARK}?(?:POLL|UMFRAGE|ENCUESTA|SONDAGE|SONDAGGIO|ENQUETE|PEILING):\r?\n"
    rf"(?:[^\n]*\n)+?{MARK}?(?:OPTION|OPCIÓN|OPZIONE|OPÇÃO|OPTIE): "
)
LOCATION_WORDS: Final = (
    "location", "standort", "ubicación", "localização", "posizione", "position",
    "locatie",
)  # fmt: skip
_LOCATION: Final = re.compile(
    rf"^{MARK}?(?:{'|'.join(LOCATION_WORDS)})"
    r": https://maps\.google\.com/\?q=\S+$",
    re.IGNORECASE,
)
_CALL: Final = re.compile(
    rf"^{MARK}(?P<missed>Missed )?(?:[Vv]oice|[Vv]ideo) call[.,]?(?: |$)[^\n]*$"
)
_LASTED: Final = re.compile(r"(\d+) (sec|min|hr)")
_UNITS: Final = MappingProxyType({"sec": 1, "min": 60, "hr": 3600})
_SYSTEM: Final = re.compile(
    rf"^{MARK}(?:Messages and calls are end-to-end encrypted"
    r"|Messages to this chat and calls are now secured"
    r"|Your security code with .* changed|.* changed their phone number"
    r"|You (?:blocked|unblocked) this contact|You turned (?:on|off) disappearing"
    r"|.* turned (?:on|off) disappearing messages|This chat is with a business"
    r"|This business |.* is a contact|.* uses a default timer for disappearing"
    r"|You use a default timer|Disappearing messages were turned"
    r"|Waiting for this message|.* pinned a message|You pinned a message"
    r"|Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt"
    r"|Los mensajes y las llamadas están cifrados de extremo a extremo"
    r"|Les messages et les appels sont chiffrés de bout en bout"
    r"|I messaggi e le chiamate sono crittografati end-to-end"
    r"|As mensagens e as ligações são protegidas com a criptografia)"
)
GROUP_SIGNS: Final = re.compile(
    r"created group|added you|joined using this group|Gruppe .* erstellt"
    r"|creó el grupo|a créé le groupe|criou o grupo|ha creato il gruppo"
)
"""In a line without a sender: this was a group."""


def read_body(body: str) -> Reading | None:
    """Say what a body is, if it is not simply words.

    Args:
        body: All of it, as written.
    """
    edited = _EDITED.search(body)
    if edited:
        cut = len(body[edited.start() :].encode())
        inner = read_body(body[: edited.start()]) if edited.start() else None
        return Reading(kind=(inner and inner.kind) or "text", cut=cut)
    first = body.partition("\n")[0].rstrip("\r")
    attached = _FILE.match(first) or _IOS_FILE.search(body)
    if attached:
        return Reading(kind=_kind_of_file(attached[attached.lastgroup or 0]))
    if _POLL.match(body):
        return Reading(kind="poll")
    if _LOCATION.match(body):
        return Reading(kind="location")
    return _event(body)


def _event(body: str) -> Reading | None:
    call = _CALL.match(body)
    if call:
        lasted = sum(int(n) * _UNITS[unit] for n, unit in _LASTED.findall(body))
        event: EventKind = "missed_call" if call["missed"] else "call"
        return Reading(event=event, seconds=lasted or None)
    if _SYSTEM.match(body):
        return Reading(event="system")
    return None


def _kind_of_file(name: str) -> Kind:
    base = name.partition(" (")[0].upper()
    if ".VCF" in base:
        return "contact"
    if base.startswith("PTT-") or "-AUDIO-" in base or base.endswith(".OPUS"):
        return "voice"
    if base.startswith("STK-") or "-STICKER-" in base:
        return "sticker"
    return "media"
