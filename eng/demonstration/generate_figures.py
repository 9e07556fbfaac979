#!/usr/bin/env python3
"""Writes the demonstration months (Demonstration/figures.csv, history.csv and targets.csv) from the catalogue.

Why a program: the months of 2023 must add up to every published number of that year, and of 2024 there must be at least one
indicator in each status; of 2022 the published PM2.5 and good days must come out. All of it is easier to keep by construction than by hand. No chance is involved: the same catalogue gives
the same files. --check compares the files on disk with what would be written and verifies the sums.
"""
import csv
import io
import sys
from decimal import Decimal as D, ROUND_HALF_EVEN
from pathlib import Path

SEED = Path(__file__).resolve().parents[2] / "src/LuchengEco.Services/Persistence/Seed"
DAYS = {2023: [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 2024: [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]}

# Monthly means in µg/m³, high in winter and low in summer.
PM25 = {2023: [37, 34, 31, 28, 24, 18, 15, 16, 20, 25, 30, 34], 2024: [36, 34, 31, 27, 23, 18, 17, 18, 22, 27]}
# Days without a valid measurement (maintenance, power cuts): they leave the denominator of the good days and the weight of the mean.
INVALID_DAYS = {2023: [0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0], 2024: [0, 0, 0, 0, 0, 1, 0, 0, 0, 0]}
# PM2.5 in winter, ozone in spring and early autumn. 2023: 354 good of 363 valid days.
BAD_DAYS = {2023: [2, 1, 1, 1, 2, 0, 0, 0, 1, 0, 0, 1], 2024: [2, 1, 1, 1, 1, 0, 0, 1, 1, 0]}

# Sections: (good, all) as the bulletin's cumulative evaluation of each month.
SECTIONS = {
    "water.city-sections": {2023: [(5, 7), (5, 7), (6, 7), (6, 7), (6, 7), (6, 7), (5, 7), (6, 7), (6, 7), (6, 7), (6, 7), (6, 7)]},
    "water.national-provincial-sections": {2024: [(3, 3)] * 10},
    "water.provincial-boundary-sections": {2024: [(2, 2)] * 10},
    "water.county-sections": {2024: [(13, 13), (13, 13), (12, 13), (12, 13), (13, 13), (13, 13), (13, 13), (12, 13), (13, 13), (13, 13)]},
}

# Shares of the twelve months; what has a season of its own is named.
EVEN = [7, 6, 8, 8, 9, 9, 8, 8, 9, 9, 9, 10]
SEASONS = {
    "air.straw-persuaded": [2, 2, 4, 8, 18, 22, 5, 3, 6, 16, 20, 4],
    "air.straw-fires": [2, 2, 4, 8, 18, 22, 5, 3, 6, 16, 20, 4],
    "society.biodiversity-events": [4, 4, 8, 10, 26, 10, 6, 6, 8, 8, 6, 4],
    "law.emergency-responses": [6, 5, 7, 8, 9, 12, 13, 12, 10, 7, 6, 5],
    "law.emergency-drills": [0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
}

# Counted from 2024 on; the summary of 2023 states the thing but no number.
UNSTATED = {"law.emergency-drills": D(1)}

# Finished in 2023: the figure of 2024 is a real zero.
FINISHED = {"inspect.river-projects"}

# Cells of 2024 that carry no number, and why.
MARKS = {
    ("party.lectures", 2): "notApplicable",
    ("water.dredging", 2): "notApplicable",
    ("law.helped-enterprises", 10): "notPublished",
    ("inspect.provincial-rank", 10): "notPublished",
}
BLANK = {("digital.steward-enterprises", 9), ("waste.street-reduction", 7)}

# One already reached, one exceeded, one behind its pace, one on pace: each status can be seen.
TARGETS = [
    ("air.forklifts", "AtLeast", 60, [6, 5, 7, 7, 7, 6, 6, 7, 7, 6], "演示目标：用于展示“目标已锁定”。"),
    ("law.petitions", "AtMost", 190, [18, 15, 20, 21, 22, 20, 19, 20, 22, 21], "演示目标：用于展示“已无法完成”。"),
    ("air.vocs-enterprises", "AtLeast", 800, [40, 35, 55, 60, 62, 60, 58, 60, 64, 66], "演示目标：用于展示“预警”。"),
    ("water.sewer-projects", "AtLeast", 30, [2, 2, 2, 3, 3, 3, 3, 2, 3, 3], "演示目标：用于展示“进展正常”。"),
]

# The years before the plan, for estimates to rest on. Means in µg/m³, days without a valid measurement, days that were not good.
HISTORY_DAYS = {year: [31, 29 if year % 4 == 0 else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] for year in (2019, 2020, 2021, 2022)}
HISTORY_PM25 = {
    2019: [48, 42, 39, 34, 29, 23, 20, 21, 27, 32, 43, 50],
    2020: [41, 33, 33, 31, 27, 21, 18, 19, 23, 29, 37, 42],
    2021: [39, 35, 32, 29, 25, 19, 16, 17, 21, 25, 31, 35],
    2022: [34, 31, 29, 26, 22, 17, 14, 15, 19, 23, 27, 31],
}
HISTORY_INVALID = {2019: [0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0], 2020: [0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0],
                   2021: [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 1, 0], 2022: [0, 1, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0]}
# Published of 2022: 24 µg/m³ and 337 good of 361 valid days.
HISTORY_BAD = {2019: [5, 3, 2, 3, 4, 2, 1, 2, 3, 2, 3, 4], 2020: [3, 1, 1, 2, 4, 1, 1, 2, 2, 1, 2, 3],
               2021: [3, 2, 1, 2, 3, 2, 1, 2, 3, 1, 1, 2], 2022: [2, 1, 1, 3, 3, 3, 2, 4, 2, 1, 1, 1]}
# Parts of the total of 2023.
HISTORY_SUMS = {
    "air.vocs-enterprises": {2019: "0.58", 2020: "0.66", 2021: "0.79", 2022: "0.88"},
    "water.sewer-projects": {2019: "0.9", 2020: "0.8", 2021: "1.1", 2022: "1"},
    "law.petitions": {2019: "1.3", 2020: "1.12", 2021: "1.15", 2022: "1.06"},
}


def rows_of(name):
    with open(SEED / "Catalogue" / name, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def spread(total, shares, decimals):
    """Splits a total into twelve amounts by largest remainder, so that they add up to it exactly."""
    units = int(total.scaleb(decimals))
    weight = sum(shares)
    exact = [units * share / D(weight) for share in shares]
    whole = [int(value) for value in exact]
    by_remainder = sorted(range(12), key=lambda month: (whole[month] - exact[month], month))
    for month in by_remainder[: units - sum(whole)]:
        whole[month] += 1
    return [D(value).scaleb(-decimals) for value in whole]


def text(value):
    return f"{value.normalize():f}" if isinstance(value, D) else str(value)


def figures():
    facts = {fact["indicator"]: D(fact["value"]) for fact in rows_of("facts.csv") if fact["indicator"] and fact["year"] == "2023"}
    targets = {code: months for code, _, _, months, _ in TARGETS}
    for indicator in rows_of("indicators.csv"):
        code = indicator["code"]
        first, last = int(indicator["first_year"]), int(indicator["last_year"] or 9999)
        for year, months in ((2023, 12), (2024, 10)):
            if not first <= year <= last:
                continue
            values = of_year(indicator, year, months, facts.get(code, UNSTATED.get(code)), targets.get(code))
            for month, cell in enumerate(values, 1):
                mark = MARKS.get((code, month)) if year == 2024 else None
                if code == "soil.construction-land" and year == 2024:
                    mark = "notPublished"
                if year == 2024 and (code, month) in BLANK:
                    continue
                value, numerator, denominator, weight = ("", "", "", "") if mark else cell
                yield [code, f"{year}-{month:02d}", text(value), text(numerator), text(denominator), text(weight), mark or "", ""]


def history():
    facts = {fact["indicator"]: D(fact["value"]) for fact in rows_of("facts.csv") if fact["indicator"] and fact["year"] == "2023"}
    for year, calendar in HISTORY_DAYS.items():
        days = [day - invalid for day, invalid in zip(calendar, HISTORY_INVALID[year])]
        cells = {
            "air.pm25": [(value, "", "", day) for value, day in zip(HISTORY_PM25[year], days)],
            "air.good-days": [("", day - bad, day, "") for day, bad in zip(days, HISTORY_BAD[year])],
            "water.drinking-sources": [("", 2, 2, "")] * 12,
        }
        for code, parts in HISTORY_SUMS.items():
            # The season of 2023, with some months stronger and some weaker in every year.
            shares = [10 * share + 5 * ((month * 7 + year * 3) % 5 - 2) for month, share in enumerate(EVEN)]
            total = (facts[code] * D(parts[year])).quantize(D(1), ROUND_HALF_EVEN)
            cells[code] = [(amount, "", "", "") for amount in spread(total, shares, 0)]
        for code, months in cells.items():
            for month, (value, numerator, denominator, weight) in enumerate(months, 1):
                yield [code, f"{year}-{month:02d}", text(value), text(numerator), text(denominator), text(weight), "", ""]


def of_year(indicator, year, months, fact, target_months):
    """The cells (value, numerator, denominator, weight) of one indicator in one year."""
    code, decimals = indicator["code"], int(indicator["decimals"])
    days = [calendar - invalid for calendar, invalid in zip(DAYS[year], INVALID_DAYS[year])]
    if code == "air.pm25":
        return [(value, "", "", day) for value, day in zip(PM25[year], days)]
    if code == "air.good-days":
        return [("", day - bad, day, "") for day, bad in zip(days, BAD_DAYS[year])]
    if code in SECTIONS:
        return [("", good, total, "") for good, total in SECTIONS[code][year]]
    if code == "water.drinking-sources":
        return [("", 2, 2, "")] * months
    if code == "soil.construction-land":
        return [("", 8 + month, 8 + month, "") for month in range(months)]
    if code == "waste.safe-disposal":
        return [("", amount, amount, "") for amount in (D(4200 + 37 * ((month * 5) % 11)) / 10 for month in range(months))]
    if indicator["shape"] == "Fraction" and indicator["accumulation"] == "Latest":
        # A register that grows and is complete at the end of each month.
        return [("", count, count, "") for count in (96 + 36 * (year - 2023) + 3 * month for month in range(months))]
    if indicator["shape"] == "Fraction":
        return [("", 20 + month % 3, 20 + month % 3, "") for month in range(months)]
    if indicator["accumulation"] == "Latest":
        return [(value, "", "", "") for value in stock(code, year, months, fact, decimals)]
    if year == 2024 and target_months:
        return [(value, "", "", "") for value in target_months]
    if year == 2024 and code in FINISHED:
        return [(0, "", "", "")] * months
    shares = SEASONS.get(code, EVEN)
    amounts = spread(fact, shares, decimals)
    if year == 2024:
        # A year that looks like the last without repeating it: nine to eleven tenths, month by month.
        amounts = [(amount * (9 + (month * 7) % 3) / 10).quantize(D(1).scaleb(-decimals), ROUND_HALF_EVEN) for month, amount in enumerate(amounts)]
    return [(amount, "", "", "") for amount in amounts[:months]]


def stock(code, year, months, fact, decimals):
    """A stock or rank grows (or improves) towards the published value at the end of 2023 and goes on from there."""
    step = D(1).scaleb(-decimals)
    for month in range(months):
        if code == "inspect.provincial-rank":
            yield fact + (11 - month) // 3 if year == 2023 else fact - month // 4
        elif code == "digital.condition-monitoring":
            yield fact - (11 - month) * D("0.8") if year == 2023 else D(100) + month * D("0.9")
        elif year == 2023:
            yield (fact * (60 + D(40) * (month + 1) / 12) / 100).quantize(step, ROUND_HALF_EVEN) if month < 11 else fact
        else:
            yield (fact * (100 + month) / 100).quantize(step, ROUND_HALF_EVEN)


def render(head, rows):
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(head.split(","))
    writer.writerows(rows)
    return stream.getvalue()


def files():
    yield "figures.csv", render("indicator,month,value,numerator,denominator,weight,mark,note", figures())
    yield "history.csv", render("indicator,month,value,numerator,denominator,weight,mark,note", history())
    yield "targets.csv", render("indicator,year,direction,value,note", [(code, 2024, direction, value, note) for code, direction, value, _, note in TARGETS])


def check_sums():
    """Every Sum of 2023 equals its published number."""
    facts = {fact["indicator"]: D(fact["value"]) for fact in rows_of("facts.csv") if fact["indicator"] and fact["year"] == "2023"}
    sums = {}
    for code, month, value, *_ in figures():
        if month.startswith("2023") and value:
            sums[code] = sums.get(code, 0) + D(value)
    wrong = [i["code"] for i in rows_of("indicators.csv") if i["accumulation"] == "Sum" and i["code"] in facts and sums.get(i["code"]) != facts[i["code"]]]
    last = [row for row in history() if row[1].startswith("2022")]
    days = [(D(row[3]), D(row[4])) for row in last if row[0] == "air.good-days"]
    mean = [(D(row[2]), D(row[5])) for row in last if row[0] == "air.pm25"]
    if (sum(good for good, _ in days), sum(valid for _, valid in days)) != (337, 361):
        sys.exit("The good days of 2022 are not 337 of 361.")
    if (sum(value * weight for value, weight in mean) / sum(weight for _, weight in mean)).quantize(D(1), ROUND_HALF_EVEN) != 24:
        sys.exit("PM2.5 of 2022 is not 24.")
    if wrong:
        sys.exit(f"These do not add up to 2023: {', '.join(wrong)}")


def main():
    check_sums()
    folder = SEED / "Demonstration"
    folder.mkdir(exist_ok=True)
    for name, content in files():
        path = folder / name
        if "--check" in sys.argv:
            if path.read_text(encoding="utf-8") != content:
                sys.exit(f"{path} is not what the catalogue gives: run {Path(__file__).name} without --check.")
        else:
            path.write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
