using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LuchengEco.Web.Printing;

/// <summary>Renders a document component to the page that is printed.</summary>
public sealed class DocumentHtml(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    /// <param name="parameters">Of the component, by name.</param>
    public async Task<string> RenderAsync<TDocument>(params (string Name, object? Value)[] parameters) where TDocument : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value)))).ToHtmlString());
    }
}
