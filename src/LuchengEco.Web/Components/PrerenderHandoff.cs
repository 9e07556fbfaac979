using Microsoft.Extensions.Caching.Memory;

namespace LuchengEco.Web.Components;

/// <summary>Hands what the first response was rendered from to the circuit that takes over, so that the page neither asks twice nor flickers.</summary>
/// <remarks>Only a random key travels through the browser. A key is good for one use within half a minute on the same instance; otherwise the page loads anew.</remarks>
public sealed class PrerenderHandoff(IMemoryCache cache)
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    public string Put<T>(T value) where T : class
    {
        var key = Guid.NewGuid().ToString("N");
        cache.Set((nameof(PrerenderHandoff), key), value, Life);
        return key;
    }

    public T? Take<T>(string? key) where T : class
    {
        if (key is null || !cache.TryGetValue((nameof(PrerenderHandoff), key), out T? value))
            return null;
        cache.Remove((nameof(PrerenderHandoff), key));
        return value;
    }
}
