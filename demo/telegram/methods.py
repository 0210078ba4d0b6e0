"""The Bot API's methods: the table of their names, and those that write no messages."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from demo.telegram import writing
from demo.telegram.hooks import Hook
from demo.telegram.parameters import Parameters
from demo.telegram.people.world import World
from demo.telegram.refusals import bad_request

LONGEST_SECRET = 256
WEBHOOK_PORTS = (443, 80, 88, 8443)

Method = Callable[[World, Parameters], Any]


def get_me(world: World, _: Parameters) -> Any:
    """getMe."""
    return world.bot.to_json() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, parameters: Parameters) -> Any:
    """getUpdates, the one method that waits."""
    return await world.updates.get(
        parameters.integer("offset"),
        parameters.integer("limit", 100),
        parameters.integer("timeout"),
        parameters.json("allowed_updates", list, "allowed updates"),
    )


def set_webhook(world: World, parameters: Parameters) -> Any:
    """setWebhook; without an address it removes the webhook."""
    url = parameters.text("url")
    if not url:
        return delete_webhook(world, parameters)
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in WEBHOOK_PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    secret = parameters.text("secret_token")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if re.search(r"[^A-Za-z0-9_-]", secret):
        raise bad_request("secret token contains unallowed characters")
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    certificate = parameters.file("certificate")
    port = parts.port or 443
    hook = Hook(
        parts._replace(netloc=f"{parts.hostname}:{world.webhook_ports.get(port, port)}").geturl(),
        secret,
        certificate.content if certificate else None,
        connections=min(100, max(1, parameters.integer("max_connections", 40))),
        seen=world.deliveries,
        notify=world.changes.notify,
    )
    allowed = parameters.json("allowed_updates", list, "allowed updates")
    world.updates.set_webhook(url, hook, allowed)
    return True


def delete_webhook(world: World, parameters: Parameters) -> Any:
    """deleteWebhook."""
    if parameters.flag("drop_pending_updates"):
        world.updates.drop()
    world.updates.set_webhook("")
    return True


def get_webhook_info(world: World, _: Parameters) -> Any:
    """getWebhookInfo."""
    info: dict[str, Any] = {
        "url": world.updates.webhook,
        "has_custom_certificate": False,
        "pending_update_count": world.updates.pending,
    }
    if world.updates.allowed:
        info["allowed_updates"] = world.updates.allowed
    if hook := world.updates.hook:
        info["has_custom_certificate"] = hook.custom_certificate
        info["max_connections"] = hook.max_connections
        if hook.last_error:
            info["last_error_date"] = hook.last_error_at
            info["last_error_message"] = hook.last_error
    return info


def answer_callback_query(world: World, parameters: Parameters) -> Any:
    """answerCallbackQuery."""
    world.presses.answer(
        parameters.text("callback_query_id"),
        parameters.text("text"),
        alert=parameters.flag("show_alert"),
    )
    return True


def send_chat_action(world: World, parameters: Parameters) -> Any:
    """sendChatAction: nothing of it is shown."""
    world.chats.reach(parameters.text("chat_id"))
    return True


def get_chat(world: World, parameters: Parameters) -> Any:
    """getChat, with the fields that a ChatFullInfo must have."""
    chat = world.chats.reach(parameters.text("chat_id"))
    return chat.to_json() | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }


def leave_chat(world: World, parameters: Parameters) -> Any:
    """leaveChat."""
    chat = world.chats.reach(parameters.text("chat_id"))
    world.change_membership(chat, world.bot, "left")
    return True


def set_my_commands(world: World, parameters: Parameters) -> Any:
    """setMyCommands."""
    world.profile.set_commands(parameters)
    return True


def delete_my_commands(world: World, parameters: Parameters) -> Any:
    """deleteMyCommands."""
    world.profile.delete_commands(parameters)
    return True


def get_my_commands(world: World, parameters: Parameters) -> Any:
    """getMyCommands."""
    return world.profile.commands(parameters)


def _set_profile_text(name: str) -> Method:
    def method(world: World, parameters: Parameters) -> Any:
        world.profile.set_text(name, parameters)
        return True

    return method


def _get_profile_text(name: str) -> Method:
    return lambda world, parameters: {name: world.profile.text(name, parameters)}


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "sendMessage": writing.send_message,
    "sendDocument": writing.send_document,
    "sendPhoto": writing.send_photo,
    "editMessageMedia": writing.edit_message_media,
    "editMessageText": writing.edit_message_text,
    "editMessageReplyMarkup": writing.edit_message_reply_markup,
    "editMessageCaption": writing.edit_message_caption,
    "deleteMessage": writing.delete_message,
    "answerCallbackQuery": answer_callback_query,
    "sendChatAction": send_chat_action,
    "getChat": get_chat,
    "leaveChat": leave_chat,
    "setMyCommands": set_my_commands,
    "deleteMyCommands": delete_my_commands,
    "getMyCommands": get_my_commands,
    "setMyDescription": _set_profile_text("description"),
    "getMyDescription": _get_profile_text("description"),
    "setMyShortDescription": _set_profile_text("short_description"),
    "getMyShortDescription": _get_profile_text("short_description"),
}
BY_LOWER_NAME = {name.lower(): (name, method) for name, method in METHODS.items()}
