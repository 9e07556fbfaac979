using LuchengEco.Services.Reporting;
using LuchengEco.Web.Components;

namespace LuchengEco.Web.Tests.Home;

public sealed class ReportViewTests
{
    private static readonly TimeProvider Clock = new StandingClock();

    [Theory]
    [InlineData("2024-06-20T18:00", "2024-06-20T10:00:00Z")]
    [InlineData("2024-06-20T18:00:05", "2024-06-20T10:00:05Z")]
    [InlineData("2024-06-20T18:00:00+08:00", "2024-06-20T10:00:00Z")]
    [InlineData("2024-06-20T18:00:00 08:00", "2024-06-20T10:00:00Z")]
    [InlineData("2024-06-20T10:00:00Z", "2024-06-20T10:00:00Z")]
    [InlineData("2024-06-20", "2024-06-20T15:59:59.999999Z")]
    public void ParseMoment_OfEachForm_IsTheMomentOnChinasWallClock(string text, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), ReportView.ParseMoment(text));

    [Theory]
    [InlineData("gestern")]
    [InlineData("2024-02-30")]
    [InlineData("2024-06-20T25:00")]
    [InlineData("0001-01-01")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31")]
    public void ParseMoment_OfNonsense_IsNothing(string text) => Assert.Null(ReportView.ParseMoment(text));

    [Theory]
    [InlineData("/?as-of=2030-01-01", "2030-01-01")]
    [InlineData("/?as-of=nonsense", "nonsense")]
    [InlineData("/?basis=some", "some")]
    public void Read_TheFutureAndNonsense_AreIgnoredAndNamed(string address, string ignored)
    {
        var (view, said) = ReportView.Read(new Uri("http://eco.test" + address), Clock);

        Assert.True(view.IsDefault);
        Assert.Equal(ignored, said);
    }

    [Theory]
    [InlineData("/entry/2024-10")]
    [InlineData("/review")]
    [InlineData("/admin/units")]
    [InlineData("/indicatorsx")]
    public void Read_OfAPageThatWritesData_IgnoresTheView(string path) =>
        Assert.Equal(default, ReportView.Read(new Uri($"http://eco.test{path}?basis=approved&as-of=2024-06-20"), Clock));

    [Theory]
    [InlineData("/", "/?basis=approved&as-of=2024-06-20T18%3A00")]
    [InlineData("/plans/2024?area=a#item", "/plans/2024?area=a&basis=approved&as-of=2024-06-20T18%3A00#item")]
    [InlineData("/api/v1/years/2024/summary.pdf?through=2024-10", "/api/v1/years/2024/summary.pdf?through=2024-10&basis=approved&asOf=2024-06-20T18%3A00")]
    [InlineData("/entry/2024-10", "/entry/2024-10")]
    public void Keep_OfAnAddress_CarriesTheViewWhereItIsFollowed(string address, string expected) =>
        Assert.Equal(expected, new ReportView(ReportBasis.Approved, ReportView.ParseMoment("2024-06-20T18:00")).Keep(address));

    [Theory]
    [InlineData("2024-06-20T18:00")]
    [InlineData("2024-06-20T18:00:05.25")]
    [InlineData("2024-06-20")]
    public void Keep_ThenRead_IsTheSameView(string moment)
    {
        var view = new ReportView(ReportBasis.Approved, ReportView.ParseMoment(moment));

        Assert.Equal(view, ReportView.Read(new Uri("http://eco.test" + view.Keep("/indicators?year=2024")), Clock).View);
    }

    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2024, 11, 24, 2, 0, 0, TimeSpan.Zero);
    }
}
