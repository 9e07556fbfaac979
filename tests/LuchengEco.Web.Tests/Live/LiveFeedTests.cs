using Bunit;
using LuchengEco.Services.Live;
using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;
using LuchengEco.Web.Components.Live;
using LuchengEco.Web.Features.Accounts;
using LuchengEco.Web.Features.Tasks;
using LuchengEco.Web.Tests.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LuchengEco.Web.Tests.Live;

/// <summary>A page in the layout's feed, and changes as the listener hears them.</summary>
public sealed class LiveFeedTests : BunitContext
{
    private readonly LiveChanges _changes = new(TimeProvider.System, NullLogger<LiveChanges>.Instance);
    private readonly LiveCircuit _circuit = new();
    private readonly TestClock _clock = new();
    private readonly CircuitActivity _activity;
    private readonly Shelf _shelf = new();
    private ReportView _view;

    public LiveFeedTests()
    {
        _activity = new CircuitActivity(null!, _clock, NullLogger<CircuitActivity>.Instance);
        Services.AddMemoryCache();
        Services.AddScoped<PrerenderHandoff>();
        Services.AddSingleton(new CurrentActor(null!, null!, null!));
        Services.AddSingleton<TimeProvider>(_clock);
        Services.AddSingleton(_changes);
        Services.AddSingleton(_circuit);
        Services.AddSingleton(_activity);
        Services.AddSingleton(new TaskBell());
        Services.AddSingleton(_shelf);
        JSInterop.Mode = JSRuntimeMode.Loose;
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
        using var heard = new ManualResetEventSlim();
        using var first = _changes.Subscribe(_ => heard.Set());
        _changes.Begin();
        heard.Wait();
    }

    [Fact]
    public async Task Change_LoadsInTheBackground_AndTheOldNumberStaysUntilTheNewOneIsThere()
    {
        var site = Open();
        var second = _shelf.Hold();

        _changes.Raise(new LiveChange(LiveChange.Figures));
        await _shelf.UntilAsync(() => _shelf.Asked == 2);
        Assert.Equal("1", site.Find("p").TextContent);

        second.SetResult();
        site.WaitForAssertion(() => Assert.Equal("2", site.Find("p").TextContent));
        Assert.Equal("数据更新于10:00:00", site.Find("[data-testid=live-note]").TextContent.Trim());
    }

    [Fact]
    public async Task Change_OfAPastView_LoadsNothing()
    {
        _view = new ReportView(ReportBasis.All, _clock.GetUtcNow().AddDays(-1));
        var site = Open();

        await NewsIsThroughAsync();

        Assert.Equal(1, _shelf.Asked);
        Assert.Equal("1", site.Find("p").TextContent);
    }

    [Fact]
    public async Task Change_OnAPageThatIsNotForReading_LoadsNothing()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("/entry/2024-11");
        Open();

        await NewsIsThroughAsync();

        Assert.Equal(1, _shelf.Asked);
    }

    [Fact]
    public async Task Page_ThatWasLeft_LoadsNothing()
    {
        Open();
        await DisposeComponentsAsync();

        await NewsIsThroughAsync();

        Assert.Equal(1, _shelf.Asked);
    }

    [Fact]
    public void Failure_KeepsTheOldNumber_SaysSo_AndIsTriedAgain()
    {
        var site = Open();
        _shelf.FailOnce();

        _changes.Raise(new LiveChange(LiveChange.Figures));

        site.WaitForAssertion(() => Assert.Equal("更新失败，显示的是之前的数据，系统正在重试。", site.Find("[data-testid=live-note] [role=status]").TextContent));
        Assert.Equal("1", site.Find("p").TextContent);
        site.WaitForAssertion(() => Assert.Equal("3", site.Find("p").TextContent), TimeSpan.FromSeconds(10));
        Assert.Empty(site.FindAll("[data-testid=live-note] [role=status]"));
    }

    [Fact]
    public void Listener_Lost_IsSaid_AndEverythingCountsAsChangedAfterwards()
    {
        var site = Open();

        _changes.Lose();
        site.WaitForAssertion(() => Assert.Equal("实时更新已中断，正在恢复。", site.Find("[data-testid=live-note] [role=status]").TextContent));
        Assert.Equal(1, _shelf.Asked);

        _changes.Begin();
        site.WaitForAssertion(() => Assert.Equal("2", site.Find("p").TextContent));
        Assert.Empty(site.FindAll("[data-testid=live-note] [role=status]"));
    }

    [Fact]
    public async Task Browser_Away_LoadsNothing_AndOnceWhenItIsBack()
    {
        var site = Open();
        _circuit.GoDown();
        await NewsIsThroughAsync();
        await NewsIsThroughAsync();
        Assert.Equal(1, _shelf.Asked);

        _circuit.ComeUp();

        site.WaitForAssertion(() => Assert.Equal("2", site.Find("p").TextContent));
        Assert.Equal(2, _shelf.Asked);
    }

    [Fact]
    public async Task Question_AskedMeanwhile_IsNotOverwrittenByTheOlderAnswer()
    {
        var site = Open();
        var second = _shelf.Hold();
        _changes.Raise(new LiveChange(LiveChange.Figures));
        await _shelf.UntilAsync(() => _shelf.Asked == 2);

        site.FindComponent<NumberPage>().Render(page => page.Add(number => number.Question, 7));
        site.WaitForAssertion(() => Assert.Equal("73", site.Find("p").TextContent));
        second.SetResult();

        await _shelf.UntilAsync(() => _shelf.Answered == 3);
        await Renderer.Dispatcher.InvokeAsync(() => { });
        Assert.Equal("73", site.Find("p").TextContent);
    }

    [Fact]
    public async Task Renewal_IsNoSignOfAPerson()
    {
        var site = Open();
        _clock.Advance(TimeSpan.FromMinutes(10));

        _changes.Raise(new LiveChange(LiveChange.Figures));
        site.WaitForAssertion(() => Assert.Equal("2", site.Find("p").TextContent));
        await _activity.NoteAsync();
        Assert.True(_activity.IdleFor >= TimeSpan.FromMinutes(10), "The browser's answer to a renewal was taken for a person.");

        await site.Instance.NotePersonAsync();
        Assert.Equal(TimeSpan.Zero, _activity.IdleFor);
    }

    [Fact]
    public async Task Tasks_AreCountedAnewAfterAStep_AndNotAfterAFigure()
    {
        var site = Open();
        var rung = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Services.GetRequiredService<TaskBell>().Rang += rung.SetResult;

        _changes.Raise(new LiveChange(LiveChange.Figures));
        site.WaitForAssertion(() => Assert.Equal("2", site.Find("p").TextContent));
        await Renderer.Dispatcher.InvokeAsync(() => { });
        Assert.False(rung.Task.IsCompleted);

        _changes.Raise(new LiveChange(LiveChange.Submissions));
        await rung.Task.WaitAsync(TimeSpan.FromSeconds(20), Xunit.TestContext.Current.CancellationToken);
    }

    private IRenderedComponent<LiveFeed> Open() => Render<LiveFeed>(feed => feed.AddChildContent(builder =>
    {
        builder.OpenComponent<LiveNote>(0);
        builder.CloseComponent();
        builder.OpenComponent<CascadingValue<ReportView>>(1);
        builder.AddComponentParameter(2, nameof(CascadingValue<>.Value), _view);
        builder.AddComponentParameter(3, nameof(CascadingValue<>.ChildContent), (RenderFragment)(inner =>
        {
            inner.OpenComponent<NumberPage>(0);
            inner.CloseComponent();
        }));
        builder.CloseComponent();
    }));

    /// <summary>Raises a change and waits until everybody was told.</summary>
    private async Task NewsIsThroughAsync()
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var last = _changes.Subscribe(_ => heard.TrySetResult());
        _changes.Raise(new LiveChange(LiveChange.Figures));
        await heard.Task;
        // What the feed was told stands in the queue of the renderer before this.
        await Renderer.Dispatcher.InvokeAsync(() => { });
    }

    /// <summary>Answers one more with each question.</summary>
    private sealed class Shelf : IDisposable
    {
        private readonly SemaphoreSlim _moved = new(0);
        private TaskCompletionSource? _held;
        private bool _fails;
        private int _asked;
        private int _answered;

        public int Asked => Volatile.Read(ref _asked);

        public int Answered => Volatile.Read(ref _answered);

        /// <summary>Keeps the next answer back until the result is set.</summary>
        public TaskCompletionSource Hold() => _held = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Waits for what the page asks and is answered, which renders nothing.</summary>
        public async Task UntilAsync(Func<bool> isSo)
        {
            while (!isSo())
                Assert.True(await _moved.WaitAsync(TimeSpan.FromSeconds(20), Xunit.TestContext.Current.CancellationToken), "Nobody asked.");
        }

        public void FailOnce() => _fails = true;

        public async Task<int> AskAsync()
        {
            var number = Interlocked.Increment(ref _asked);
            _moved.Release();
            if (Interlocked.Exchange(ref _fails, false))
                throw new InvalidOperationException("The database is away.");
            if (Interlocked.Exchange(ref _held, null) is { } held)
                await held.Task;
            Interlocked.Increment(ref _answered);
            _moved.Release();
            return number;
        }

        public void Dispose() => _moved.Dispose();
    }

    private sealed record Number(string Text);

    private sealed class NumberPage : LoadedPage<int, Number>
    {
        [Inject] public required Shelf Shelf { get; init; }

        [Parameter] public int Question { get; set; }

        protected override int Asked => Question;

        protected override async Task<Number> LoadAsync(int asked, CancellationToken cancellationToken) =>
            new((asked == 0 ? "" : $"{asked}") + await Shelf.AskAsync());

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, Model?.Text);
            builder.CloseElement();
        }
    }
}
