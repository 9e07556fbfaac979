using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;

namespace LuchengEco.Benchmarks;

/// <summary>A Blazor page with a circuit and nothing on it: what every page of the host costs at least.</summary>
[Route(Path)]
[Authorize]
public sealed class EmptyPage : ComponentBase
{
    public const string Path = "/bench-empty";

    /// <summary>Stands on the page once its circuit has taken over.</summary>
    public const string Ready = "#ready";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.OpenElement(0, "p");
        builder.AddAttribute(1, "id", RendererInfo.IsInteractive ? "ready" : null);
        builder.CloseElement();
    }
}

/// <summary>The document around <see cref="EmptyPage"/>.</summary>
public sealed class EmptyDocument : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddMarkupContent(0, "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><base href=\"/\"><link rel=\"icon\" href=\"data:,\"></head><body>");
        builder.OpenComponent<EmptyPage>(1);
        builder.AddComponentRenderMode(RenderMode.InteractiveServer);
        builder.CloseComponent();
        builder.AddMarkupContent(2, "<script src=\"_framework/blazor.web.js\"></script></body></html>");
    }
}

/// <summary>Maps the empty page beside the pages of the host, behind the same sign-in; its circuit uses the host's own hub. <c>/bench-cookie</c> signs a browser in.</summary>
internal sealed class EmptyPageFilter(Func<string> cookie) : IStartupFilter
{
    public const string CookiePath = "/bench-cookie";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Map(CookiePath, branch => branch.Run(context =>
        {
            context.Response.Headers.SetCookie = cookie();
            return Task.CompletedTask;
        }));
        app.MapWhen(context => context.Request.Path == EmptyPage.Path, branch =>
        {
            branch.UseRouting();
            branch.UseAuthentication();
            branch.UseAuthorization();
            branch.UseAntiforgery();
            branch.UseEndpoints(endpoints => endpoints.MapRazorComponents<EmptyDocument>().AddInteractiveServerRenderMode());
        });
        next(app);
    };
}
