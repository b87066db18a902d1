"""Make findings-th.md: every finding in Thai, from the catalogue in normalize/knowledge.

python docs/make_findings.py
"""

import re
from pathlib import Path

from mattrakan.normalize.findings import FindingKind, catalogue
from mattrakan.normalize.knowledge import load

PAGE = Path(__file__).parent / "findings-th.md"
SEVERITIES = ("error", "warning", "info")
HEAD = """# ข้อสงสัยทั้งหมด และสิ่งที่ควรทำ

หน้านี้สร้างจากรายการข้อสงสัยของโปรแกรมด้วย `python docs/make_findings.py` จุดไข่ปลาคือส่วนที่เปลี่ยนไปตามเอกสาร
รหัสในวงเล็บคือชื่อที่ใช้ในไฟล์ผล (`findings.csv`)
วิธีคำนวณของแต่ละข้ออยู่ใน [findings.md](findings.md) (ภาษาอังกฤษ)
"""


def entry(code: str, kind: FindingKind) -> str:
    """Return what the page says of one finding."""
    message = re.sub(r"\s*\{[^{}]*\}", " …", kind.thai)
    message = re.sub(r'(["(])\s+…', r"\1…", message)
    message = re.sub(r"…(?:[\s,:]*…)+", "…", message).strip()
    lines = [f"- **{message}** (`{code}`)  ", f"  {kind.advice.thai}"]
    for field, advice in kind.by_field.items():
        name = load("fields").get(field, {}).get("th", field)
        lines[-1] += "  "
        lines.append(f"  {name}: {advice.thai}")
    return "\n".join(lines)


def make_page() -> str:
    """Return the page: findings by severity, in the order of the catalogue."""
    parts = [HEAD]
    for severity in SEVERITIES:
        said = load("checklist")["words"][severity]["th"]
        parts.append(f"## {said}\n")
        parts += [
            entry(code, kind) for code, kind in catalogue().items() if kind.severity == severity
        ]
        parts.append("")
    return "\n".join(parts).rstrip("\n") + "\n"


if __name__ == "__main__":
    PAGE.write_text(make_page(), "utf-8")
