using DataHub.Adapters.BirthCertificate;
using DataHub.Adapters.HouseholdRegistration;
using DataHub.Adapters.PreferentialTreatment;
using DataHub.Adapters.PresaleContract;
using DataHub.Adapters.PropertyTitle;
using DataHub.Adapters.Sdk.Conformance;
using DataHub.Adapters.Sdk.Options;
using DataHub.Adapters.SocialInsurance;
using DataHub.Core.Ports;
using DataHub.Core.Pulls;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DataHub.Adapters.Tests.Options;

public sealed class AdapterSettingsTests
{
    private static readonly Dictionary<string, string?> Complete = new()
    {
        ["Bureau:Gateway:BaseAddress"] = "https://gateway.invalid",
        ["Bureau:Gateway:Sid"] = "shared",
        ["Bureau:Gateway:AppKey"] = "ABEiM0RVZneImaq7zN3u/wARIjNEVWZ3iJmqu8zd7v8=",
    };

    [Fact]
    public void The_shared_section_is_enough_and_the_items_own_overrides_it()
    {
        Settings().Default.ShouldSatisfyAllConditions(
            o => o.Sid.ShouldBe("shared"), o => o.Rid.ShouldBe("r_370000_hukou_01"), o => o.Quota.PerSecond.ShouldBe(200), o => o.Quota.PerDay.ShouldBe(3_000_000));

        Settings(("Sid", "own"), ("Quota:PerSecond", "5"), ("Codes:E-301", "outage")).Default.ShouldSatisfyAllConditions(
            o => o.Sid.ShouldBe("own"), o => o.Quota.PerSecond.ShouldBe(5), o => o.Quota.PerDay.ShouldBe(3_000_000), o => o.Codes["E-301"].ShouldBe(ErrorClass.Outage));
    }

    [Fact]
    public void A_route_overrides_what_it_names_and_the_longest_prefix_is_first()
    {
        var settings = Settings(("Routes:37:BaseAddress", "https://province.invalid"), ("Routes:3713:BaseAddress", "https://linyi.invalid"), ("Routes:3713:Sid", "linyi"));

        settings.Routes.Select(r => (r.Prefix, r.Options.BaseAddress!.Host, r.Options.Sid)).ShouldBe([("3713", "linyi.invalid", "linyi"), ("37", "province.invalid", "shared")]);
    }

    [Fact]
    public void Every_problem_is_told_at_once_with_its_path()
    {
        var failure = Should.Throw<OptionsValidationException>(() => Settings(
            ("BaseAddress", "gateway"), ("AppKey", "AAAA"), ("Sid", ""), ("Timeout", "00:10:00"), ("Retry:Count", "9"), ("Breaker:FailureRatio", "0"),
            ("Breaker:MinimumThroughput", "1"), ("Quota:PerDay", "-1"), ("Concurrency", "0"), ("MaxResponseBytes", "1"), ("Routes:jinan:Rid", "")));

        foreach (var path in new[]
        {
            "BaseAddress", "AppKey", "Sid", "Timeout", "Retry:Count", "Breaker:FailureRatio", "Breaker:MinimumThroughput", "Quota:PerSecond", "Concurrency",
            "MaxResponseBytes", "Routes:jinan is no division prefix", "Routes:jinan:Rid",
        })
        {
            failure.Failures.ShouldContain(f => f.StartsWith($"Adapters:household-registration:{path}", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public void A_setting_that_nothing_reads_is_told_with_the_nearest_one()
    {
        var failure = Should.Throw<OptionsValidationException>(() => Settings(
            ("Timeuot", "00:00:05"), ("Quota:PerSeccond", "5"), ("Routes:3713:BatchRld", ""), ("Route:37:Sid", "x"), ("Zzzzzzzz", "1"), ("Codes:E-999", "transient"), ("enabled", "false")));

        const string item = "Adapters:household-registration";
        failure.Failures.Order(StringComparer.Ordinal).Take(4).ShouldBe(
        [
            $"{item}:Quota:PerSeccond is no setting; did you mean PerSecond?",
            $"{item}:Route is no setting; did you mean Routes?",
            $"{item}:Routes:3713:BatchRld is no setting; did you mean BatchRid?",
            $"{item}:Timeuot is no setting; did you mean Timeout?",
        ]);
        failure.Failures.Where(f => f.StartsWith($"{item}:Zzzzzzzz is no setting; known are AppKey, BaseAddress, BatchRid, ", StringComparison.Ordinal)).ShouldHaveSingleItem();
        failure.Failures.Count().ShouldBe(5);
    }

    [Fact]
    public void A_value_of_a_wrong_kind_is_told_once_with_what_it_must_be_and_hides_nothing_else()
    {
        var failure = Should.Throw<OptionsValidationException>(() => Start(
            ("Adapters:household-registration:Timeout", "secret"), ("Adapters:household-registration:Retry", "3"), ("Adapters:household-registration:Codes:E-9", "odd"),
            ("Adapters:household-registration:Routes:3713:Quota:PerDay", "many"), ("Adapters:household-registration:Rid:0", "x"), ("Bureau:Gateway:Enabled", "perhaps"),
            ("Adapters:household-registration:Concurrency", "0")));

        const string item = "Adapters:household-registration";
        failure.Failures.Select(f => f.Split(" (")[0]).ShouldBe(
        [
            "Bureau:Gateway:Enabled must be true or false",
            $"{item}:Codes:E-9 must be one of Transient, Throttled, Outage, Authorisation, Configuration, Rejected, Drift, Integrity",
            $"{item}:Retry must be a group of settings, not one value",
            $"{item}:Rid must be one value, not a group or list",
            $"{item}:Timeout must be a duration such as 00:00:10",
            $"{item}:Routes:3713:Quota:PerDay must be a whole number, at most 2147483647",
            $"{item}:Concurrency must be between 1 and 10000",
            $"{item}:Routes:3713:Concurrency must be between 1 and 10000",
        ],
        ignoreOrder: true);
    }

    [Fact]
    public void A_shared_section_that_nobody_shares_is_told_with_the_nearest_one()
    {
        var failure = Should.Throw<OptionsValidationException>(() => Start(("Bureau:Gatway:Sid", "x")));

        failure.Failures.ShouldBe(["Bureau:Gatway is no section of this hub; did you mean Gateway?"]);
    }

    [Fact]
    public void An_item_that_nobody_registered_is_told_with_the_nearest_one()
    {
        var failure = Should.Throw<OptionsValidationException>(() => Start(("Adapters:houshold-registration:Enabled", "false"), ("Adapters:HOUSEHOLD-REGISTRATION:Timeout", "00:00:09")));

        failure.Failures.ShouldBe(["Adapters:houshold-registration is no item of this hub; did you mean household-registration?"]);
    }

    [Fact]
    public void Every_credential_of_every_item_is_asked_for_with_its_own_sentence()
    {
        Dictionary<string, string[]> wrong = new()
        {
            ["household-registration"] = ["Sid is missing; set it to the caller id that the gateway gave (here or in Bureau:Gateway)", "AppKey must be the Base64 text of the caller's 32-byte key (here or in Bureau:Gateway)"],
            ["presale-contract"] = ["AppKey is missing; set it to the app key that the source gave (here or in Bureau:Md5Sign)", "AppSecret is missing; set it to the app secret that the source gave (here or in Bureau:Md5Sign)"],
            ["property-title"] = ["ClientId is missing; set it to the client id that the source gave", "ClientSecret is missing; set it to the client secret that the source gave",
                "PageSize must be between 1 and 50", "MaxPages must be at least 1"],
            ["social-insurance"] = ["Token is missing; set it to the access token that the source gave"],
            ["birth-certificate"] = ["AppId is missing; set it to the application id that the source gave", "Secret is missing; set it to the signing secret that the source gave",
                "Sm4Key must be the SM4 key in 32 hex digits", "ClockSkew must be more than 0, for example 00:05:00"],
            ["preferential-treatment"] = ["ApiKey is missing; set it to the key that the source gave",
                "PollBudget must be more than 0 and less than Adapters:preferential-treatment:Timeout, which would lose the ticket"],
        };
        Dictionary<string, string?> settings = new()
        {
            ["Adapters:property-title:PageSize"] = "51",
            ["Adapters:property-title:MaxPages"] = "0",
            ["Adapters:birth-certificate:Sm4Key"] = "0123456789abcdef0123456789abcdeg",
            ["Adapters:birth-certificate:ClockSkew"] = "00:00:00",
            ["Adapters:preferential-treatment:PollBudget"] = "00:00:20",
        };
        foreach (var item in wrong.Keys)
        {
            settings[$"Adapters:{item}:BaseAddress"] = "https://source.invalid";
        }

        var failures = Should.Throw<AggregateException>(() => Start(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), (services, configuration) => services
                .AddHouseholdRegistration(configuration).AddPresaleContract(configuration).AddPropertyTitle(configuration)
                .AddSocialInsurance(configuration).AddBirthCertificate(configuration).AddPreferentialTreatment(configuration)))
            .InnerExceptions.SelectMany(e => ((OptionsValidationException)e).Failures);

        failures.ShouldBe(wrong.SelectMany(w => w.Value.Select(sentence => $"Adapters:{w.Key}:{sentence}")), ignoreOrder: true);
    }

    [Fact]
    public void A_disabled_item_needs_no_settings() =>
        Settings(("Enabled", "false"), ("BaseAddress", ""), ("Sid", "")).Default.Enabled.ShouldBeFalse();

    private static void Start(params (string Key, string Value)[] settings) => Start(
        new ConfigurationBuilder().AddInMemoryCollection(Complete).AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build(),
        (services, configuration) => services.AddHouseholdRegistration(configuration));

    /// <summary>Validates as the hub does before it starts.</summary>
    private static void Start(IConfiguration configuration, Action<IServiceCollection, IConfiguration> add)
    {
        var services = new ServiceCollection();
        add(services, configuration);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private static AdapterSettings<HouseholdRegistrationOptions> Settings(params (string Key, string Value)[] own)
    {
        var all = own.ToDictionary(s => $"Adapters:household-registration:{s.Key}", s => (string?)s.Value);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(Complete).AddInMemoryCollection(all).Build();
        var state = new InMemorySharedState();
        using var provider = new ServiceCollection().AddSingleton<ISharedSecrets>(state).AddSingleton<ISequences>(state).AddSingleton<IQuotaLedger>(state)
            .AddHouseholdRegistration(configuration).BuildServiceProvider();
        return provider.GetRequiredService<IOptions<AdapterSettings<HouseholdRegistrationOptions>>>().Value;
    }
}
