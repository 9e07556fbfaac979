using LuchengEco.Web.Tests.Hosting;

namespace LuchengEco.Web.Tests.Api;

/// <summary>One host for all classes that only read: nobody in this collection may store anything.</summary>
[CollectionDefinition(Name)]
public sealed class ReadOnlyHost : ICollectionFixture<EcoHostFixture>
{
    public const string Name = "one host, only read";
}
