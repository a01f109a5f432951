"""One small export of every format and version, by name."""

from msgspec.structs import replace

from bench.exports import (
    discord,
    google_chat,
    imessage,
    line,
    mail,
    meta,
    plain,
    signal,
    sms,
    snapchat,
    telegram,
    whatsapp,
)
from bench.exports.chat import Chat, Rendered, draw_chat


def all_samples(seed: int = 7, count: int = 12) -> dict[str, Rendered]:
    """Render one made-up chat in every format and version.

    Args:
        seed: Which chat.
        count: How many messages it has.
    """
    chat = draw_chat(seed, count)
    flat = Chat(
        names=chat.names,
        lines=tuple(replace(one, text=one.text.split("\n")[0]) for one in chat.lines),
    )
    return {
        **{
            f"whatsapp_{name}": whatsapp.render(chat, style)
            for name, style in whatsapp.STYLES.items()
        },
        **{
            f"line_{name}": line.render(flat, style)
            for name, style in line.STYLES.items()
        },
        "telegram": telegram.render(chat),
        "telegram_full": telegram.render(chat, full=True, newer=False),
        "instagram": meta.render(chat),
        "messenger": meta.render(chat, instagram=False),
        "messenger_e2ee": meta.render_e2ee(chat),
        "discord": discord.render(chat, parts=2),
        "signal": signal.render(chat),
        "signal_markdown": signal.render_markdown(flat),
        "signal_objects": signal.render_objects(chat),
        "imessage": imessage.render(chat),
        "imessage_log": imessage.render_in_use(chat),
        "imessage_text": imessage.render_text(chat),
        "sms": sms.render(chat),
        "snapchat": snapchat.render(chat),
        "snapchat_old": snapchat.render_old(chat),
        "google_chat": google_chat.render(chat),
        "mbox": mail.render(flat),
        "eml": mail.render(flat, mbox=False),
        "plain": plain.render(flat),
    }
