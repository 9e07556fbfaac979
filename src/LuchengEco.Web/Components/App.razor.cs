using LuchengEco.Web.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace LuchengEco.Web.Components;

public sealed partial class App
{
    [CascadingParameter] public required HttpContext Context { get; init; }

    /// <summary>Pages that write cookies are rendered once on the server; all others are interactive.</summary>
    private IComponentRenderMode? PageMode => Context.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    /// <summary>Known with the first response, so that no page flashes in the other colours.</summary>
    private string DarkMedia => ThemeChoice.MediaOf(ThemeChoice.Parse(Context.Request.Cookies[ThemeChoice.Cookie]));
}
