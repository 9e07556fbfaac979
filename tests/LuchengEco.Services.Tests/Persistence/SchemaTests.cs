using LuchengEco.Services.Accounts;
using LuchengEco.Services.Persistence;
using LuchengEco.Services.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LuchengEco.Services.Tests.Persistence;

public sealed class SchemaTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task Migrations_ComparedWithTheModel_AreComplete()
    {
        await using var context = await services.OpenAsync();

        Assert.False(context.Database.HasPendingModelChanges());
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Prepare_OnAnEmptyServer_CreatesOneAdministratorWhoMustChangeThePassword()
    {
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM users"));
        Assert.Equal("admin", await services.ScalarAsync<string>("SELECT user_name FROM users WHERE must_change_password"));
    }

    [Fact]
    public async Task Actor_WhoseFirstPasswordStands_IsNobody()
    {
        var id = await services.ScalarAsync<Guid>("SELECT id FROM users LIMIT 1");

        Assert.False((await services.Get<ActorService>().GetAsync(id, TestContext.Current.CancellationToken)).IsSignedIn);
    }

    [Fact]
    public async Task IsReady_AfterMigration_IsTrue() =>
        Assert.True(await services.InScopeAsync<DatabaseSetup, bool>(setup => setup.IsReadyAsync(TestContext.Current.CancellationToken)));
}

public sealed class FirstAdministratorTests(PlainTestServices services) : IClassFixture<PlainTestServices>
{
    [Fact]
    public async Task CreateFirstAdministrator_WithoutPassword_NamesTheSetting()
    {
        await services.ExecuteAsync("DELETE FROM users");

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            services.InScopeAsync<AccountSetup, bool>(accounts => accounts.CreateFirstAdministratorAsync("admin", null)));

        Assert.Contains("Eco__Administrator__Password", exception.Message, StringComparison.Ordinal);
    }
}

public sealed class MigrationTests(MigrationTests.Empty services) : IClassFixture<MigrationTests.Empty>
{
    [Fact]
    public async Task Migrate_DownToNothingAndUpAgain_Works()
    {
        await using var context = await services.OpenAsync();
        var migrator = context.GetService<IMigrator>();

        await migrator.MigrateAsync(Migration.InitialDatabase, TestContext.Current.CancellationToken);
        Assert.Equal(0L, await services.ScalarAsync<long>("SELECT count(*) FROM information_schema.tables WHERE table_name = 'monthly_figures'"));

        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(1L, await services.ScalarAsync<long>("SELECT count(*) FROM information_schema.tables WHERE table_name = 'monthly_figures'"));
    }

    public sealed class Empty : EcoTestServices
    {
        protected override bool WithDemonstration => false;
    }
}
