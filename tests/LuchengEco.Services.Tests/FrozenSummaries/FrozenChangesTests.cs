using System.Text.Json;
using System.Text.Json.Nodes;
using LuchengEco.Services.FrozenSummaries;
using LuchengEco.Services.Reporting;
using LuchengEco.Services.Tests.Hosting;

namespace LuchengEco.Services.Tests.FrozenSummaries;

/// <summary>The content of the demonstration's October, and what is told of it when something in it is another.</summary>
public sealed class FrozenChangesTests(EcoTestServices services) : IClassFixture<EcoTestServices>
{
    [Fact]
    public async Task Write_ReadAndWrittenAgain_IsTheSameText()
    {
        var text = (await ContentAsync()).Write();

        Assert.Equal(text, FrozenContent.Read(text)!.Write());
        Assert.StartsWith("{\"format\":1,\"head\":{\"year\":2024,\"through\":\"2024-10\",\"version\":1,\"frozenAt\":\"2024-11-24T02:00:00.000000Z\",\"frozenBy\":\"某人\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u", text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\.\d*0[,}\]]", text);
    }

    /// <summary>Everything that the summary prints is in it: no chapter, no row and no number is left out.</summary>
    [Fact]
    public async Task Of_ASummary_HoldsEveryParagraphAndRow()
    {
        var summary = await SummaryAsync();
        var document = Freeze(summary).Document;

        Assert.Equal(summary.Chapters.SelectMany(chapter => chapter.Paragraphs.Concat(chapter.Sections.SelectMany(section => section.Paragraphs))).Select(paragraph => paragraph.Text),
            document.Chapters.SelectMany(chapter => chapter.Paragraphs.Concat(chapter.Sections.SelectMany(section => section.Paragraphs))).Select(paragraph => paragraph.Text));
        Assert.Equal((summary.Opening.Count, summary.Targets.Count, summary.Indicators.Count, summary.Projects.Count, summary.Facts.Sum(group => group.Facts.Count), summary.Explanations.Count),
            (document.Opening.Count, document.Targets.Count, document.Indicators.Count, document.Projects.Count, document.Facts.Count, document.Explanations.Count));
        Assert.All(document.Indicators, indicator => Assert.Equal((12, 12), (indicator.Months.Count, indicator.LastYearMonths.Count)));
        Assert.Equal(summary.Targets.Select(line => (line.Target, line.ToDate, line.ToDateValue)), document.Targets.Select(line => (line.Target, line.ToDate, line.ToDateValue)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("nonsense")]
    [InlineData("null")]
    public void Read_OfWhatIsNoContent_IsNull(string text) => Assert.Null(FrozenContent.Read(text));

    [Fact]
    public async Task Read_OfALaterFormat_IsNull() =>
        Assert.Null(FrozenContent.Read((await ContentAsync()).Write().Replace("{\"format\":1,", "{\"format\":2,", StringComparison.Ordinal)));

    [Fact]
    public async Task Between_TheSame_IsNothing()
    {
        var content = await ContentAsync();

        Assert.Empty(FrozenChanges.Between(content, content with { Head = content.Head with { Version = 2, Note = "x" }, Data = content.Data with { ComputedAt = default } }));
    }

    /// <summary>Whatever text or number of the document becomes another, its place is told, even beside another change.</summary>
    [Fact]
    public async Task Between_AnyValueOfTheDocumentChanged_TellsOfIt()
    {
        var content = await ContentAsync();
        var silent = new List<string>();
        var paths = new List<string>();
        Walk(JsonNode.Parse(content.Write())!["document"]!, paths);
        Assert.True(paths.Count > 5000, $"{paths.Count} values");

        // Every two hundred and eleventh, so that each kind of place comes and the test stays short.
        foreach (var index in Enumerable.Range(0, paths.Count).Where(index => index % 211 == 0))
        {
            var root = JsonNode.Parse(content.Write())!;
            Change(root["document"]!, paths[index]);
            var changed = FrozenContent.Read(root.ToJsonString());
            if (changed is null)
                continue;
            changed = changed with { Data = changed.Data with { HasDemonstration = !changed.Data.HasDemonstration } };
            if (FrozenChanges.Between(content, changed).Count < 2)
                silent.Add(paths[index]);
        }
        // A file's name is no content, how a line is set no word of it, and numbers of months and headings only say where something stands.
        silent.RemoveAll(path => path is ".fileName" || path.StartsWith(".indicators", StringComparison.Ordinal) && path.EndsWith(".month", StringComparison.Ordinal) || path.EndsWith(".isFormula", StringComparison.Ordinal) || path.EndsWith("].number", StringComparison.Ordinal));
        Assert.True(silent.Count == 0, string.Join(' ', silent));
    }

    [Fact]
    public void Between_ANumberInASentence_TellsItWithItsPlace()
    {
        var change = Assert.Single(FrozenChanges.Between(Of("1.PM2.5浓度。", "全年为26微克/立方米，比上年下降3.7%。好于目标。"), Of("2.PM2.5浓度。", "全年为27微克/立方米，比上年下降3.7%。好于目标。")));

        Assert.Equal((FrozenChangeKind.Number, "26", "27"), (change.Kind, change.Before, change.After));
        Assert.Equal("一、目标 · （一）空气 · PM2.5浓度", change.Place);
        Assert.Equal("全年为27微克/立方米，比上年下降3.7%。", change.Sentence);
    }

    [Fact]
    public void Between_WordsAlone_TellsBothSentences()
    {
        var change = Assert.Single(FrozenChanges.Between(Of("", "完成项目36个。工作取得成效。"), Of("", "完成项目36个。工作取得明显成效。")));

        Assert.Equal((FrozenChangeKind.Wording, "工作取得成效。", "工作取得明显成效。"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public void Between_WordsAndNumbers_CountsAsANumber()
    {
        var change = Assert.Single(FrozenChanges.Between(Of("", "比上年下降1.2%。"), Of("", "比上年上升0.5%。")));

        Assert.Equal((FrozenChangeKind.Number, "比上年下降1.2%。", "比上年上升0.5%。"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public void Between_ASentenceMoreInTheMiddle_LeavesTheOthersAlone()
    {
        var change = Assert.Single(FrozenChanges.Between(Of("", "第一件事。第三件事。"), Of("", "第一件事。补充说明另一个情况。第三件事。")));

        Assert.Equal((FrozenChangeKind.Added, "", "补充说明另一个情况。"), (change.Kind, change.Before, change.After));
    }

    [Fact]
    public void Between_AChapterLess_TellsItAndItsSentences()
    {
        var before = Of("", "原文。");
        var changes = FrozenChanges.Between(before, before with { Document = before.Document with { Chapters = [] } });

        Assert.All(changes, change => Assert.Equal(FrozenChangeKind.Removed, change.Kind));
        Assert.Contains(changes, change => change.Before == "原文。");
    }

    [Fact]
    public async Task Between_ACellOfATable_TellsAnnexRowAndColumn()
    {
        var before = await ContentAsync();
        var first = before.Document.Targets[0];
        var after = before with { Document = before.Document with { Targets = [first with { ToDate = "99" }, .. before.Document.Targets.Skip(1)] } };

        var change = Assert.Single(FrozenChanges.Between(before, after));

        Assert.Equal((FrozenChangeKind.Number, first.ToDate, "99"), (change.Kind, change.Before[..first.ToDate.Length], change.After[..2]));
        Assert.Equal($"附件1\u3000{before.Document.Annexes[0].Title} · {first.Name} · 完成值", change.Place);
    }

    [Fact]
    public async Task Between_AMonthOfAnIndicator_TellsSeriesAndMonth()
    {
        var before = await ContentAsync();
        var first = before.Document.Indicators[0];
        var after = before with
        {
            Document = before.Document with { Indicators = [first with { Months = [first.Months[0] with { Own = "77" }, .. first.Months.Skip(1)] }, .. before.Document.Indicators.Skip(1)] },
        };

        var change = Assert.Single(FrozenChanges.Between(before, after));

        Assert.Equal((first.Months[0].Own, "77"), (change.Before, change.After));
        Assert.EndsWith($"{first.ShortName} · 当月 · 1月", change.Place, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_ANumberBehindARateThatStays_TellsIt()
    {
        var before = await ContentAsync();
        var (index, first) = before.Document.Indicators.Index().First(pair => pair.Item.Months[0].Denominator is not null);
        var other = first with { Months = [first.Months[0] with { Denominator = 4321 }, .. first.Months.Skip(1)] };

        var change = Assert.Single(FrozenChanges.Between(before, before with { Document = before.Document with { Indicators = [.. before.Document.Indicators.Select((indicator, at) => at == index ? other : indicator)] } }));

        Assert.Equal((FrozenChangeKind.Number, "4321", $"未打印的数据 · {first.ShortName} · 当月 · 1月 · 分母"), (change.Kind, change.After, change.Place));
    }

    [Fact]
    public async Task Between_DaysAlone_IsAChangeOfWords()
    {
        var before = await ContentAsync();

        Assert.Equal(FrozenChangeKind.Wording, Assert.Single(FrozenChanges.Between(before, before with { Document = before.Document with { DatedOn = "2025年1月9日" } })).Kind);
    }

    [Fact]
    public async Task Between_AProjectMoreAndOneLess_TellsBothRows()
    {
        var before = await ContentAsync();
        var gone = before.Document.Projects[0];
        var after = before with { Document = before.Document with { Projects = [.. before.Document.Projects.Skip(1), gone with { Name = "新增的治理项目" }] } };

        var changes = FrozenChanges.Between(before, after);

        Assert.Equal([FrozenChangeKind.Added, FrozenChangeKind.Removed], changes.Select(change => change.Kind));
        Assert.Contains(changes, change => change.Kind == FrozenChangeKind.Added && change.After.StartsWith("新增的治理项目", StringComparison.Ordinal));
        Assert.Contains(changes, change => change.Kind == FrozenChangeKind.Removed && change.Before.StartsWith(gone.Name, StringComparison.Ordinal));
    }

    private static FrozenContent Of(string lead, string text) => new()
    {
        Format = FrozenContent.CurrentFormat,
        Head = new FrozenHead(2024, "2024-12", 1, default, "", "", "", null),
        Data = new FrozenMoment(default, null, "all", false, []),
        Document = new FrozenDocument
        {
            Bureau = "",
            Title = "",
            Period = "",
            FileName = "",
            Framework = "",
            DatedOn = "",
            Basis = "",
            Opening = [],
            Chapters = [new FrozenChapter("一、", "目标", [], [new FrozenSection("（一）", "空气", [new FrozenParagraph(lead, text)])])],
            Annexes = [],
            Targets = [],
            Others = [],
            Indicators = [],
            Projects = [],
            Facts = [],
            Explanations = [],
            Events = [],
        },
    };

    private async Task<YearEndSummary> SummaryAsync() =>
        (await services.Get<YearEndSummaryService>().GetAsync(EcoTestServices.Leader, 2024, 10, TestContext.Current.CancellationToken))!;

    private async Task<FrozenContent> ContentAsync() => Freeze(await SummaryAsync());

    private static FrozenContent Freeze(YearEndSummary summary) =>
        FrozenContent.Of(summary, new FrozenHead(2024, "2024-10", 1, new DateTimeOffset(2024, 11, 24, 2, 0, 0, TimeSpan.Zero), "某人", "综合办公室", "", null), null, ReportBasis.All);

    private static void Walk(JsonNode node, List<string> paths)
    {
        switch (node)
        {
            case JsonObject values:
                foreach (var (_, value) in values.Where(pair => pair.Value is not null))
                    Walk(value!, paths);
                break;
            case JsonArray list:
                foreach (var value in list.OfType<JsonNode>())
                    Walk(value, paths);
                break;
            default:
                paths.Add(node.GetPath()["$.document".Length..]);
                break;
        }
    }

    private static void Change(JsonNode node, string path)
    {
        foreach (var step in path.Split(['.', '['], StringSplitOptions.RemoveEmptyEntries))
            node = step.EndsWith(']') ? node[int.Parse(step[..^1], System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        node.ReplaceWith<JsonNode>(node.GetValueKind() switch
        {
            JsonValueKind.String => JsonValue.Create(node.GetValue<string>() + "改"),
            JsonValueKind.Number => JsonValue.Create(node.GetValue<decimal>() + 1),
            JsonValueKind.True => JsonValue.Create(false),
            _ => JsonValue.Create(true),
        });
    }
}
