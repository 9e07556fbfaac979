using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using LuchengEco.Services.Accounts;
using LuchengEco.Services.NumberChecks;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.NumberChecks;
using LuchengEco.Web.Printing;
using LuchengEco.Web.Tests.Api;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LuchengEco.Web.Tests.NumberChecks;

/// <summary>The check against summaries of the catalogue and the demonstration as a database holds them.</summary>
[Collection(ReadOnlyHost.Name)]
public sealed class NumberCheckTests(EcoHostFixture host)
{
    private static readonly Actor Leader = new(Guid.NewGuid(), "lingdao", "领导", new HashSet<string> { EcoRoles.Leader }, new HashSet<string>());

    public static TheoryData<int, int> Months => new() { { 2023, 12 }, { 2024, 1 }, { 2024, 6 }, { 2024, 10 }, { 2024, 12 } };

    [Theory]
    [MemberData(nameof(Months))]
    public async Task Check_OurOwnExport_IsEqualInEveryNumber(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        var result = NumberCheckDesk.Check(summary, WordFile.Read(SummaryWord.Write(summary)));

        Assert.True(result.Total > 500, $"{result.Total} numbers");
        Assert.DoesNotContain(result.Findings, finding => finding.State != NumberState.Equal);
        // A slot says itself what it is.
        var slots = NumberBook.Of(summary).All.Select(number => number.Label).ToHashSet();
        var told = result.Findings.Where(finding => slots.Contains(finding.Label)).ToList();
        Assert.True(told.Count > 40, $"{told.Count} numbers of slots");
        Assert.Contains(told, finding => finding.Label == "PM2.5浓度·累计值" || year == 2023 && finding.Label == "PM2.5浓度·公布数");
    }

    [Theory]
    [MemberData(nameof(Months))]
    public async Task Check_FiftyRandomEdits_FindsThemAndNothingElse(int year, int month)
    {
        var summary = await SummaryAsync(year, month);
        var (export, reference) = (SummaryWord.Write(summary), NumberReference.Of(summary));
        for (var seed = 1; seed <= 8; seed++)
        {
            var (content, edits) = NumberEdits.Make(export, (year * 100) + (month * 10) + seed, 50);
            var result = NumberCheckDesk.Check(reference, WordFile.Read(content));

            var found = result.Findings.Where(finding => finding.State != NumberState.Equal).ToList();
            Assert.All(edits, edit => Assert.True(found.Any(edit.IsFoundBy), $"seed {seed}: {edit} was not found"));
            Assert.All(found, finding => Assert.True(edits.Any(edit => edit.IsFoundBy(finding)), $"seed {seed}: {finding.State} {finding.Place} {finding.Written} {finding.Ours} {finding.Sentence}"));
            Assert.Equal(50, found.Count);
            Assert.All(found, finding => Assert.Equal(NumberState.Different, finding.State));
        }
    }

    /// <summary>What staff typed agrees with nothing but itself, even in the very file that we wrote.</summary>
    [Fact]
    public async Task Check_NumberThatStaffTyped_IsNotCertified()
    {
        var summary = await SummaryAsync(2024, 10);
        var worded = summary.Paragraphs.First(paragraph => paragraph.Body.Slots.Any());
        summary = summary.WithParagraphs(paragraph => paragraph.Key == worded.Key ? paragraph with { Draft = paragraph.Body, Body = paragraph.Body + "另投入300万元。" } : paragraph);

        var result = NumberCheckDesk.Check(summary, WordFile.Read(SummaryWord.Write(summary)));

        var finding = Assert.Single(result.Findings, finding => finding.State != NumberState.Equal);
        Assert.Equal((NumberState.Unknown, "300万元", "该数字由改写者手工录入，没有系统数据支撑，请人工核对。"), (finding.State, finding.Written, finding.Why));
    }

    [Fact]
    public async Task Check_SavedByAnotherProgram_IsEqual()
    {
        var summary = await SummaryAsync(2024, 10);
        var result = NumberCheckDesk.Check(summary, WordFile.Read(SavedAgain(SummaryWord.Write(summary))));
        Assert.DoesNotContain(result.Findings, finding => finding.State != NumberState.Equal);
    }

    [Fact]
    public async Task Check_BodyInAnotherOrderAndWithoutAChapter_IsEqualInWhatIsLeft()
    {
        var summary = await SummaryAsync(2023, 12);
        var content = Edited(SummaryWord.Write(summary), body =>
        {
            // Each second measure before the first, the third measure of one area away.
            foreach (var one in body.Elements<Paragraph>().Where(paragraph => IsMeasure(paragraph) && !IsMeasure(paragraph.PreviousSibling())).ToList())
            {
                if (one.NextSibling() is not Paragraph two || !IsMeasure(two))
                    continue;
                two.Remove();
                one.InsertBeforeSelf(two);
            }
            body.Elements<Paragraph>().Single(paragraph => paragraph.InnerText.StartsWith("落实噪声", StringComparison.Ordinal)).Remove();
        });
        var result = NumberCheckDesk.Check(summary, WordFile.Read(content));

        Assert.Equal(["9件", "6件"], result.Findings.Where(finding => finding.State == NumberState.Missing).Select(finding => finding.Ours));
        Assert.DoesNotContain(result.Findings, finding => finding.State is not (NumberState.Equal or NumberState.Missing));
    }

    [Fact]
    public async Task Check_InsertedSentences_AreComparedWithTheReportByName()
    {
        var summary = await SummaryAsync(2024, 10);
        var content = Edited(SummaryWord.Write(summary), body => body.Elements<Paragraph>().ElementAt(6).InsertAfterSelf(
            new Paragraph(new Run(new Text("总的看，PM2.5浓度为25微克/立方米，好于目标；AQI优良天数比例为99.4%；10月AQI优良天数比例为100%。")))));
        var result = NumberCheckDesk.Check(summary, WordFile.Read(content));

        var place = result.Findings.First(finding => finding.Written == "99.4%").Place;
        Assert.Equal([("25微克/立方米", NumberState.Equal), ("99.4%", NumberState.Different), ("100%", NumberState.Equal)],
            result.Findings.Where(finding => finding.Place == place).Select(finding => (finding.Written, finding.State)));
        Assert.Equal("air.good-days", result.Findings.First(finding => finding.Written == "99.4%").Source!.Code);
        Assert.Equal(2, result.Findings.Count(finding => finding.Place == place && finding.State == NumberState.Equal));
        Assert.DoesNotContain(result.Findings, finding => finding.Place != place && finding.State != NumberState.Equal);
    }

    [Fact]
    public async Task Comments_AtEachEdit_AreValidAndKeepTheText()
    {
        var summary = await SummaryAsync(2024, 10);
        var (content, edits) = NumberEdits.Make(SummaryWord.Write(summary), 7, 50);
        var text = WordFile.Read(content);
        var commented = WordComments.Write(content, NumberCheckDesk.Check(summary, text).Findings, DateTimeOffset.UnixEpoch);

        using var document = WordprocessingDocument.Open(new MemoryStream(commented), isEditable: false);
        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(document).Select(error => error.Description));
        var comments = document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.Elements<Comment>().ToList();
        Assert.Equal(50, comments.Count);
        Assert.All(comments, comment => Assert.Equal("数字校核", comment.Author!.Value));
        // Text and places are the same, and each comment holds exactly its number.
        Assert.Equal(Lines(text), Lines(WordText.Of(document)));
        var held = comments.Select(comment => Held(document.MainDocumentPart.Document!.Body!, comment.Id!.Value!)).ToList();
        Assert.All(edits, edit => Assert.Contains(held, words => words.Contains(edit.To.Trim('—', '勺'), StringComparison.Ordinal) || edit.To.Contains(words, StringComparison.Ordinal)));
        Assert.Equal(50, held.Count(words => words.Length is > 0 and < 24));
    }

    private static bool IsMeasure(OpenXmlElement? element) => element is Paragraph { ParagraphProperties.ParagraphStyleId.Val.Value: WordStyles.Item };

    private static string Held(Body body, string id)
    {
        var start = body.Descendants<CommentRangeStart>().Single(mark => mark.Id!.Value == id);
        return string.Concat(start.ElementsAfter().TakeWhile(element => element is not CommentRangeEnd { Id: { } end } || end.Value != id).Select(element => element.InnerText));
    }

    private static List<string> Lines(DocumentContent text) => [.. text.Parts.SelectMany(part => part switch
    {
        DocumentParagraph paragraph => [paragraph.Text],
        DocumentTable table => table.Rows.SelectMany(row => row).Select(cell => cell.Text),
        _ => Array.Empty<string>(),
    })];

    private async Task<YearEndSummary> SummaryAsync(int year, int month)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<YearEndSummaryService>().GetAsync(Leader, year, month))!;
    }

    private static byte[] Edited(byte[] content, Action<Body> edit)
    {
        using var memory = new MemoryStream();
        memory.Write(content);
        using (var document = WordprocessingDocument.Open(memory, isEditable: true))
            edit(document.MainDocumentPart!.Document!.Body!);
        return memory.ToArray();
    }

    /// <summary>As word processors save: runs cut in the middle of numbers, with formats, bookmarks and marks of the spelling between them.</summary>
    private static byte[] SavedAgain(byte[] content) => Edited(content, body =>
    {
        var mark = 0;
        foreach (var run in body.Descendants<Run>().ToList())
        {
            if (run.GetFirstChild<Text>() is not { Text.Length: > 1 } text)
                continue;
            var rest = (Run)run.CloneNode(true);
            rest.RunProperties ??= new RunProperties();
            rest.RunProperties.Append(new FontSize { Val = "32" });
            rest.GetFirstChild<Text>()!.Text = text.Text[(text.Text.Length / 2)..];
            text.Text = text.Text[..(text.Text.Length / 2)];
            var id = $"{++mark}";
            run.InsertAfterSelf(rest);
            run.InsertAfterSelf(new BookmarkEnd { Id = id });
            run.InsertAfterSelf(new BookmarkStart { Id = id, Name = "b" + id });
            run.InsertAfterSelf(new ProofError { Type = ProofingErrorValues.SpellStart });
        }
    });
}
