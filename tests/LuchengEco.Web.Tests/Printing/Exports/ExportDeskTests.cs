using LuchengEco.Services.Accounts;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Hosting;
using LuchengEco.Web.Printing.Exports;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LuchengEco.Web.Tests.Printing.Exports;

/// <summary>The line of exports without database and browser: who waits, who is turned away, who gets a file and for how long.</summary>
public sealed class ExportDeskTests : IAsyncLifetime
{
    private static readonly Actor Anna = Person("anna");
    private static readonly Actor Bert = Person("bert");

    private readonly EcoOptions _options = new();
    private readonly TestClock _clock = new();
    private readonly Dictionary<ExportKind, TaskCompletionSource> _gates = Enum.GetValues<ExportKind>().ToDictionary(kind => kind, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
    private ExportDesk? _desk;
    private int _atOnce;
    private int _mostAtOnce;
    private int _written;

    private ExportDesk Desk => _desk ??= new ExportDesk(WriteAsync, new ExportLine(Options.Create(_options)), Options.Create(_options), _clock, NullLogger<ExportDesk>.Instance);

    [Fact]
    public async Task Start_OneAfterTheOther_WaitsInOrder_AndTellsEveryStep()
    {
        _options.Printing.MaxConcurrent = 1;
        var steps = new List<(ExportState, int)>();
        using var follower = Desk.Follow(Bert.UserId!.Value, () =>
        {
            lock (steps)
                steps.AddRange(Desk.Of(Bert.UserId!.Value).Where(view => view.Request.Kind == ExportKind.Word).Select(view => (view.State, view.Place)));
        });
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        Desk.Start(Bert, Ask(ExportKind.Word));
        Desk.Start(Bert, Ask(ExportKind.Excel));

        Assert.Equal([(ExportKind.Excel, 2), (ExportKind.Word, 1)], Desk.Of(Bert.UserId!.Value).Select(view => (view.Request.Kind, view.Place)));
        Open(ExportKind.Pdf, ExportKind.Word, ExportKind.Excel);
        await UntilAsync(Bert, views => views.All(view => view.IsOver));

        Assert.Equal(1, _mostAtOnce);
        Assert.Equal([ExportState.Waiting, ExportState.Reading, ExportState.Printing, ExportState.Done], steps.Select(step => step.Item1).Distinct());
        Assert.Equal([(ExportState.Done, 4), (ExportState.Done, 4)], Desk.Of(Bert.UserId!.Value).Select(view => (view.State, view.Size)));
    }

    [Fact]
    public async Task Start_SeveralAtOnce_WorksOnAsManyAsTheSettingsSay()
    {
        _options.Printing.MaxConcurrent = 3;
        foreach (var kind in Enum.GetValues<ExportKind>())
            Desk.Start(Anna, Ask(kind));
        await UntilAsync(Anna, views => views.Count(view => view.State == ExportState.Printing) == 3);

        Open(Enum.GetValues<ExportKind>());
        await UntilAsync(Anna, views => views.All(view => view.State == ExportState.Done));

        Assert.Equal(3, _mostAtOnce);
    }

    [Fact]
    public void Start_BeyondTheLimits_IsTurnedAwayWithItsReason()
    {
        (_options.Printing.MaxConcurrent, _options.Printing.MaxWaiting, _options.Exports.MaxPerPerson) = (1, 2, 2);

        Assert.Equal([ExportRefusal.None, ExportRefusal.None, ExportRefusal.TooManyOfOne],
            new[] { ExportKind.Pdf, ExportKind.Word, ExportKind.Excel }.Select(kind => Desk.Start(Anna, Ask(kind))));
        Assert.Equal([ExportRefusal.None, ExportRefusal.QueueFull], new[] { ExportKind.Pdf, ExportKind.Word }.Select(kind => Desk.Start(Bert, Ask(kind))));
        Assert.Equal("您已有2个导出任务未完成，请等其中一个结束或取消后再试。", ExportWords.Of(ExportRefusal.TooManyOfOne, _options));
        Assert.Equal("同时导出的人较多，请在15秒后再试。", ExportWords.Of(ExportRefusal.QueueFull, _options));
    }

    [Fact]
    public async Task Start_TheSameTwice_MakesOneFile()
    {
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        Desk.Start(Anna, Ask(ExportKind.Pdf));

        Assert.Single(Desk.Of(Anna.UserId!.Value));
        Open(ExportKind.Pdf);
        await UntilAsync(Anna, views => views.All(view => view.State == ExportState.Done));
        Assert.Equal(1, _written);
    }

    [Fact]
    public async Task Remove_OfAnExportUnderWayOrInTheLine_EndsItAndLetsTheNextOneCome()
    {
        _options.Printing.MaxConcurrent = 1;
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        Desk.Start(Anna, Ask(ExportKind.Word));
        Desk.Start(Anna, Ask(ExportKind.Excel));
        await UntilAsync(Anna, views => views.Any(view => view.State == ExportState.Printing));

        Desk.Remove(Anna.UserId!.Value, IdOf(Anna, ExportKind.Word));
        Desk.Remove(Anna.UserId!.Value, IdOf(Anna, ExportKind.Pdf));
        await UntilAsync(Anna, views => views.Select(view => view.State).SequenceEqual([ExportState.Printing, ExportState.Cancelled, ExportState.Cancelled]));

        Desk.Remove(Anna.UserId!.Value, IdOf(Anna, ExportKind.Pdf));
        Assert.Equal(2, Desk.Of(Anna.UserId!.Value).Count);
        Desk.Remove(Bert.UserId!.Value, IdOf(Anna, ExportKind.Excel));
        Open(ExportKind.Excel);
        await UntilAsync(Anna, views => views.Any(view => view.State == ExportState.Done));
    }

    [Fact]
    public async Task File_OfAnExport_IsItsOwnersAlone_AndForSomeMinutes()
    {
        Open(ExportKind.Pdf);
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        await UntilAsync(Anna, views => views.All(view => view.IsOver));
        var id = IdOf(Anna, ExportKind.Pdf);

        Assert.Equal("file.pdf", Desk.File(Anna.UserId!.Value, id)?.Name);
        Assert.Null(Desk.File(Bert.UserId!.Value, id));
        _clock.Advance(TimeSpan.FromMinutes(_options.Exports.KeepMinutes) - TimeSpan.FromSeconds(1));
        Assert.NotNull(Desk.File(Anna.UserId!.Value, id));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(Desk.File(Anna.UserId!.Value, id));
        Assert.Empty(Desk.Of(Anna.UserId!.Value));
    }

    [Fact]
    public async Task Failure_OfAnyKind_StandsInTheListAndHoldsUpNobody()
    {
        _options.Printing.MaxConcurrent = 1;
        _gates[ExportKind.Pdf].SetException(new InvalidOperationException("broken"));
        Open(ExportKind.Word);
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        Desk.Start(Anna, Ask(ExportKind.Word));
        await UntilAsync(Anna, views => views.All(view => view.IsOver));

        Assert.Equal([(ExportState.Done, ExportFailure.None), (ExportState.Failed, ExportFailure.Broken)], Desk.Of(Anna.UserId!.Value).Select(view => (view.State, view.Failure)));
    }

    [Fact]
    public async Task Timeout_EndsAnExportWithAClearWord_AndTheNextOneComes()
    {
        (_options.Printing.MaxConcurrent, _options.Printing.TimeoutSeconds) = (1, 1);
        Open(ExportKind.Word);
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        Desk.Start(Anna, Ask(ExportKind.Word));
        await UntilAsync(Anna, views => views.All(view => view.IsOver));

        var views = Desk.Of(Anna.UserId!.Value);
        Assert.Equal([(ExportState.Done, ExportFailure.None), (ExportState.Failed, ExportFailure.TimedOut)], views.Select(view => (view.State, view.Failure)));
        Assert.StartsWith("生成文件超过1秒，已停止，", ExportWords.Of(views[1], isSaved: false, _options), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ThatBeganAnExport_TakesItsFileOnce_AndAnotherOneOnlyAfterItLeft()
    {
        using var other = Desk.Follow(Anna.UserId!.Value, () => { });
        var first = Desk.Follow(Anna.UserId!.Value, () => { });
        Desk.Start(Anna, Ask(ExportKind.Pdf), first);
        Desk.Start(Anna, Ask(ExportKind.Word), first);
        Open(ExportKind.Pdf, ExportKind.Word);
        await UntilAsync(Anna, views => views.All(view => view.IsOver));
        var (pdf, word) = (IdOf(Anna, ExportKind.Pdf), IdOf(Anna, ExportKind.Word));

        Assert.False(Desk.TryTake(other, pdf));
        Assert.True(Desk.TryTake(first, pdf));
        Assert.False(Desk.TryTake(first, pdf));
        Desk.Fetched(first, pdf);
        Assert.True(Desk.TryTake(first, word));
        Assert.False(Desk.TryTake(other, word));
        // It went away while it fetched the second one.
        first.Dispose();
        Assert.True(Desk.TryTake(other, word));
        Assert.False(Desk.TryTake(other, pdf));
    }

    [Fact]
    public async Task Start_AfterTheSameWasCancelled_MakesItAnew()
    {
        var (begun, stubborn) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var desk = new ExportDesk(async (_, request, _, _) =>
        {
            begun.TrySetResult();
            // As a writer that looks at no token until it is through.
            await stubborn.Task;
            return new ExportResult(new ExportFile([1], "x/y", "file." + request.Extension, "file"));
        }, new ExportLine(Options.Create(_options)), Options.Create(_options), _clock, NullLogger<ExportDesk>.Instance);
        desk.Start(Anna, Ask(ExportKind.Word));
        await begun.Task.WaitAsync(TestContext.Current.CancellationToken);
        desk.Remove(Anna.UserId!.Value, desk.Of(Anna.UserId!.Value)[0].Id);

        var (refusal, exports) = (desk.Start(Anna, Ask(ExportKind.Word)), desk.Of(Anna.UserId!.Value).Count);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var follower = desk.Follow(Anna.UserId!.Value, () =>
        {
            if (desk.Of(Anna.UserId!.Value).All(view => view.IsOver))
                ended.TrySetResult();
        });
        stubborn.SetResult();
        await ended.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((ExportRefusal.None, 2), (refusal, exports));
        Assert.Equal([ExportState.Done, ExportState.Cancelled], desk.Of(Anna.UserId!.Value).Select(view => view.State));
    }

    [Fact]
    public async Task Now_StandsInTheSameLine()
    {
        (_options.Printing.MaxConcurrent, _options.Printing.MaxWaiting) = (1, 1);
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        var waiting = Desk.NowAsync(Bert, Ask(ExportKind.Word), TestContext.Current.CancellationToken);

        Assert.Equal(ExportFailure.QueueFull, (await Desk.NowAsync(Bert, Ask(ExportKind.Excel), TestContext.Current.CancellationToken)).Failure);
        Open(ExportKind.Word);
        Assert.False(waiting.IsCompleted);
        Open(ExportKind.Pdf);
        Assert.Equal("file.docx", (await waiting).File?.Name);
        Assert.Equal(1, _mostAtOnce);
    }

    [Fact]
    public async Task Now_BeyondWhatOnePersonMayHave_IsTurnedAway()
    {
        _options.Exports.MaxPerPerson = 2;
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        var first = Desk.NowAsync(Anna, Ask(ExportKind.Word), TestContext.Current.CancellationToken);

        Assert.Equal(ExportFailure.TooManyOfOne, (await Desk.NowAsync(Anna, Ask(ExportKind.Excel), TestContext.Current.CancellationToken)).Failure);
        Open(ExportKind.Word, ExportKind.Excel);
        Assert.NotNull((await first).File);
        Assert.NotNull((await Desk.NowAsync(Anna, Ask(ExportKind.Excel), TestContext.Current.CancellationToken)).File);
    }

    [Fact]
    public async Task Kept_FilesOfOnePerson_AreTheSixNewest()
    {
        Open(Enum.GetValues<ExportKind>());
        for (var month = 1; month <= 8; month++)
        {
            // At one and the same moment: the order in which they were done counts, not a clock.
            Desk.Start(Anna, new ExportRequest(ExportKind.Pdf, new ReportRequest(2024, month)));
            await UntilAsync(Anna, views => views.All(view => view.IsOver));
        }

        Assert.Equal([8, 7, 6, 5, 4, 3], Desk.Of(Anna.UserId!.Value).Select(view => view.Request.Report.Through));
    }

    [Fact]
    public async Task Kept_FilesBeyondTheWeightOfAll_GoOldestFirst()
    {
        _options.Exports.MaxKeptMegabytes = 0;
        Open(ExportKind.Pdf, ExportKind.Word);
        Desk.Start(Anna, Ask(ExportKind.Pdf));
        await UntilAsync(Anna, views => views.All(view => view.IsOver));
        Desk.Start(Bert, Ask(ExportKind.Word));
        await UntilAsync(Bert, views => views.All(view => view.IsOver));

        Assert.Empty(Desk.Of(Anna.UserId!.Value));
        Assert.Single(Desk.Of(Bert.UserId!.Value));
    }

    private static Actor Person(string name) => new(Guid.NewGuid(), name, name, new HashSet<string> { EcoRoles.Leader }, new HashSet<string>());

    private static ExportRequest Ask(ExportKind kind) => new(kind, new ReportRequest(2024, 10));

    private Guid IdOf(Actor actor, ExportKind kind) => Desk.Of(actor.UserId!.Value).Single(view => view.Request.Kind == kind).Id;

    private void Open(params ExportKind[] kinds)
    {
        foreach (var kind in kinds)
            _gates[kind].TrySetResult();
    }

    private async Task<ExportResult> WriteAsync(Actor actor, ExportRequest request, Action<ExportStep> progress, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _written);
        var now = Interlocked.Increment(ref _atOnce);
        lock (_gates)
            _mostAtOnce = Math.Max(_mostAtOnce, now);
        try
        {
            progress(new ExportStep(ExportState.Printing, 1));
            await _gates[request.Kind].Task.WaitAsync(cancellationToken);
            return new ExportResult(new ExportFile([1, 2, 3, 4], "x/y", "file." + request.Extension, "file"));
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }

    /// <summary>Waits for what the desk tells, without looking at a clock.</summary>
    private async Task UntilAsync(Actor actor, Func<IReadOnlyList<ExportView>, bool> holds)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var follower = Desk.Follow(actor.UserId!.Value, Look);
        // What this follower was given belongs to no page again when it leaves.
        Look();
        await reached.Task.WaitAsync(TestContext.Current.CancellationToken);

        void Look()
        {
            if (holds(Desk.Of(actor.UserId!.Value)))
                reached.TrySetResult();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_desk is not null)
            await _desk.DisposeAsync();
    }
}
