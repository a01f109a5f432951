"""``segue plan``: a situation in, a plan out."""

from segue.cli.options import (
    ChatExport,
    ChatMe,
    Everything,
    ForCase,
    Json,
    Language,
    Now,
    OpeningCame,
    OtherWords,
    Playbook,
    SituationFile,
    Zone,
)
from segue.errors import InputError


class NoSituationError(InputError):
    """No situation was named."""

    def __init__(self) -> None:
        """Say how to come by one."""
        hint = "segue ask makes a plan from a few questions"
        super().__init__("expected a YAML or JSON file, or - for standard input", hint)


def plan(  # noqa: PLR0913 - one parameter an option
    situation: SituationFile = None,
    *,
    case: ForCase = None,
    opening_came: OpeningCame = False,
    as_json: Json = False,
    everything: Everything = False,
    words: OtherWords = 0,
    now: Now = None,
    tz: Zone = None,
    playbook: Playbook = None,
    chat: ChatExport = None,
    me: ChatMe = None,
    language: Language = "en",
) -> None:
    """Say whether to ask, how, when and in which words."""
    from segue.cli.print_plan import CaseOptions, PlanOptions, answer_with_plan

    options = PlanOptions(
        situation or "", as_json, everything, words, now, tz, playbook, language
    )
    about = CaseOptions(case, opening_came) if case is not None else None
    if chat is not None:
        from segue.cli.plan_chat import ChatPlanOptions, answer_from_chat

        answer_from_chat(options, ChatPlanOptions(chat, me, about))
        return
    if about is not None:
        from segue.cli.print_case_plan import answer_with_case_plan

        answer_with_case_plan(options, about)
        return
    if situation is None:
        raise NoSituationError
    answer_with_plan(options)
