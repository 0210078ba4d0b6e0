"""The Bot API's methods that write, edit and delete messages.

Follow telegram-bot-api.md sections 2, 5 and 6.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from demo.telegram.media import read_caption, read_photo
from demo.telegram.parameters import Parameters
from demo.telegram.people.chats import Chat
from demo.telegram.people.world import World
from demo.telegram.refusals import bad_request, illegal
from demo.telegram.text.formatting import Formatted, trim, utf16_length
from demo.telegram.text.html import parse_html
from demo.telegram.text.keyboard import read_markup
from demo.telegram.text.messages import Message, Photo, Version

LONGEST_TEXT = 4096
LONGEST_SOURCE = 32_768
DELETABLE = 48 * 3600


def read_text(parameters: Parameters) -> Formatted:
    """The `text` of a request, parsed (telegram-bot-api.md sections 2 and 3)."""
    source = parameters.text("text")
    if not source:
        raise illegal("message text is empty")
    if len(source.encode()) > LONGEST_SOURCE:
        raise illegal("text is too long")
    mode = parameters.text("parse_mode").lower()
    if mode in {"markdown", "markdownv2"}:
        raise illegal("the simulator knows no parse_mode but HTML")
    if mode not in {"", "html"}:
        raise illegal("unsupported parse_mode")
    if parameters.text("entities"):
        raise illegal("the simulator takes formatting by parse_mode only")
    formatted = trim(parse_html(source) if mode else Formatted(source))
    if not formatted.text:
        raise illegal("text must be non-empty")
    if utf16_length(formatted.text) > LONGEST_TEXT:
        raise illegal("message is too long")
    return formatted


def send_document(world: World, parameters: Parameters) -> Any:
    """sendDocument, with a file that is uploaded."""
    caption, file = read_caption(parameters), parameters.file("document")
    if file is None:
        raise illegal("there is no document in the request")
    if not file.content:
        raise illegal("file must be non-empty")
    chat = world.chats.reach(parameters.text("chat_id"))
    _spend(world, chat, edit=False)
    message = world.chats.write(
        chat,
        world.bot,
        caption,
        at=world.clock.now(),
        extra={"document": file.to_json()},
    )
    message.file = file
    return message.to_json()


def send_photo(world: World, parameters: Parameters) -> Any:
    """sendPhoto."""
    photo = read_photo(world.chats, parameters, parameters.text("photo"))
    formatted = read_caption(parameters)
    markup = read_markup(parameters)
    chat = world.chats.reach(parameters.text("chat_id"))
    reply_to = _replied_to(chat, parameters)
    thread = _thread(chat, parameters, reply_to)
    _spend(world, chat, edit=False)
    return world.chats.write(
        chat,
        world.bot,
        formatted,
        at=world.clock.now(),
        markup=markup,
        reply_to=reply_to,
        photo=photo,
        thread=thread,
    ).to_json()


def send_message(world: World, parameters: Parameters) -> Any:
    """sendMessage."""
    formatted = read_text(parameters)
    markup = read_markup(parameters)
    chat = world.chats.reach(parameters.text("chat_id"))
    reply_to = _replied_to(chat, parameters)
    thread = _thread(chat, parameters, reply_to)
    _spend(world, chat, edit=False)
    return world.chats.write(
        chat,
        world.bot,
        formatted,
        at=world.clock.now(),
        markup=markup,
        reply_to=reply_to,
        thread=thread,
    ).to_json()


def edit_message_text(world: World, parameters: Parameters) -> Any:
    """editMessageText."""
    formatted = read_text(parameters)
    _, message = _own_message(world, parameters)
    if message.now.photo:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, parameters, formatted)


def edit_message_media(world: World, parameters: Parameters) -> Any:
    """editMessageMedia, which makes a photo of a text, too."""
    media = parameters.json("media", dict, "media") or {}
    if media.get("type") != "photo":
        raise illegal("the simulator knows no media but photos")
    photo = read_photo(world.chats, parameters, str(media.get("media", "")))
    return _edit(world, parameters, read_caption(Parameters(media)), photo)


def edit_message_reply_markup(world: World, parameters: Parameters) -> Any:
    """editMessageReplyMarkup."""
    return _edit(world, parameters, None)


def edit_message_caption(world: World, parameters: Parameters) -> Any:
    """editMessageCaption."""
    _, message = _own_message(world, parameters)
    if not message.now.photo:
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, parameters, read_caption(parameters))


def delete_message(world: World, parameters: Parameters) -> Any:
    """deleteMessage."""
    chat = world.chats.reach(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to delete not found")
    if world.clock.now() - message.sent_at > DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    if chat.kind != "private" and not message.sender.is_bot:
        raise bad_request("message can't be deleted")
    del chat.messages[message.message_id]
    return True


def _replied_to(chat: Chat, parameters: Parameters) -> Message | None:
    reply = parameters.json("reply_parameters", dict, "reply parameters") or {}
    reply_to = chat.messages.get(reply.get("message_id", 0))
    if reply and reply_to is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return reply_to


def _thread(chat: Chat, parameters: Parameters, reply_to: Message | None) -> int | None:
    """The topic in which a message is to stand: an answer stands where its question does."""
    thread = parameters.integer("message_thread_id") or (reply_to.thread if reply_to else None)
    chat.check_open(thread)
    return thread


def _spend(world: World, chat: Chat, *, edit: bool) -> None:
    if world.flood_control:
        world.flood.spend(chat, edit=edit)


def _own_message(world: World, parameters: Parameters) -> tuple[Chat, Message]:
    """The message to edit (section 5)."""
    chat = world.chats.reach(parameters.text("chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if not message.sender.is_bot or message.has_reply_markup or message.extra:
        raise bad_request("message can't be edited")
    return chat, message


def _edit(
    world: World,
    parameters: Parameters,
    formatted: Formatted | None,
    photo: Photo | None = None,
) -> Any:
    markup = read_markup(parameters)
    chat, message = _own_message(world, parameters)
    if markup.is_reply:
        raise illegal("inline keyboard expected")
    now = message.now
    changed = Version(
        world.clock.now(), formatted or now.formatted, markup.keyboard, photo or now.photo
    )
    if replace(changed, at=now.at) == now:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are "
            "exactly the same as a current content and reply markup of the message"
        )
    _spend(world, chat, edit=True)
    message.history.append(changed)
    return message.to_json()
