"""What is said before any YAML can be read, in both languages; all other words stand in `policybank/i18n`."""

from __future__ import annotations

from policybank.core import SetupError

# Khmer, then English.
WORDS = {
    "preparing": ("កំពុងរៀបចំឧបករណ៍ (ធ្វើតែម្ដង)", "Preparing the tools (only once)"),
    "waiting": (
        "មានកម្មវិធីមួយទៀតកំពុងរៀបចំឧបករណ៍ សូមរង់ចាំ…",
        "Another build.py is preparing the tools; waiting…",
    ),
    "venv-missing": (
        "Python នេះខ្វះផ្នែក venv។ សូមវាយ៖ sudo apt install python3-venv រួចសាកល្បងម្ដងទៀត។",
        "This Python lacks its venv part. Type: sudo apt install python3-venv (where there is no apt: install Python "
        "from https://www.python.org/downloads/), then try again.",
    ),
    "no-network": (
        "ការដំណើរការលើកដំបូង និងលើកដំបូងក្រោយពេលធ្វើបច្ចុប្បន្នភាព ត្រូវការអ៊ីនធឺណិត។ "
        "សូមភ្ជាប់អ៊ីនធឺណិត រួចវាយពាក្យបញ្ជាដដែលម្ដងទៀត។",
        "The first run, and the first after an update, needs the internet. Connect and type the same command again.",
    ),
    "no-wheel": (
        "គ្មានកញ្ចប់សម្រាប់ Python {python} នៅលើម៉ាស៊ីននេះទេ (លម្អិត៖ {log})។ សូមសាកល្បង Python 3.11, 3.12 ឬ 3.13។",
        "A package does not exist for Python {python} on this machine (details: {log}). Try Python 3.11, 3.12 or 3.13.",
    ),
    "wrong-hash": (
        "ឯកសារដែលបានទាញយកខុសពីបញ្ជី ដូច្នេះមិនត្រូវបានដំឡើងទេ (លម្អិត៖ {log})។ សូមសាកល្បងតាមបណ្ដាញអ៊ីនធឺណិតផ្សេង។",
        "A download is not the file that the lock names, so it was not installed (details: {log}). Try another network.",
    ),
    "no-space": (
        "ថាសពេញហើយ។ សូមទុកទំហំទំនេរ 1 GB រួចវាយពាក្យបញ្ជាដដែលម្ដងទៀត។",
        "The disk is full. Free 1 GB and type the same command again.",
    ),
    "not-writable": (
        "មិនអាចសរសេរក្នុង {folder} បានទេ ({reason})។ សូមបិទកម្មវិធីដែលកំពុងប្រើវា ឬចម្លងគម្រោងទៅថតផ្សេង។",
        "Cannot write to {folder} ({reason}). Close the programs that use it, or copy the project to another folder.",
    ),
    "failed": (
        "រៀបចំឧបករណ៍មិនបានសម្រេចទេ។ សូមអាន {log} រួចវាយពាក្យបញ្ជាដដែលម្ដងទៀត។",
        "The tools could not be prepared. Read {log}, then type the same command again.",
    ),
}


def setup_error(key: str, **facts: object) -> SetupError:
    """Return the set-up error that says `key` in both languages."""
    return SetupError("\n".join(text.format(**facts) for text in WORDS[key]))
