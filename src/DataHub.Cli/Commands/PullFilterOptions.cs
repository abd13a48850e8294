using System.CommandLine;
using DataHub.Contracts.Operations;

namespace DataHub.Cli.Commands;

/// <summary>Options that say which pulls: those of a list, and those of a replay or a count, which know failed ones only.</summary>
internal sealed class PullFilterOptions
{
    private readonly Option<string?> _state = new("--state") { HelpName = "STATE", Description = "failed (unless given), waiting or discarded." };
    private readonly Option<string?> _item = new("--item") { Description = "Data item.", HelpName = "ITEM" };
    private readonly Option<string?> _class = new("--class") { Description = "Error class: transient, throttled, outage, authorisation, configuration, rejected, drift or integrity.", HelpName = "CLASS" };
    private readonly Option<string?> _code = new("--code") { Description = "The source's own error code." };
    private readonly Option<string?> _division = new("--division") { Description = "Division code or its beginning." };
    private readonly Option<string?> _source = new("--source") { Description = "Name of the source that was asked." };
    private readonly Option<string?> _text = new("--text") { Description = "Part of the error message." };
    private readonly Option<string?> _from = new("--from") { Description = "Last asked at or after: an instant, or an age such as 2h.", HelpName = "TIME" };
    private readonly Option<string?> _to = new("--to") { Description = "Last asked before: an instant, or an age.", HelpName = "TIME" };

    private PullFilterOptions(Command command, Func<PullFilterOptions, Option[]> offered)
    {
        _state.CompletionSources.Add("failed", "waiting", "discarded");
        _item.CompletionSources.Add(Vocabulary.Items);
        _class.CompletionSources.Add(Vocabulary.ErrorClasses);
        _from.Validators.Add(Instants.Check);
        _to.Validators.Add(Instants.Check);
        foreach (var option in offered(this))
        {
            command.Options.Add(option);
        }
    }

    public static PullFilterOptions OfList(Command command) => new(command, o => [o._state, .. o.Any]);

    /// <summary>Only failed pulls are replayed, or counted in groups.</summary>
    public static PullFilterOptions OfFailed(Command command) => new(command, o => o.Any);

    private Option[] Any => [_item, _class, _code, _division, _source, _text, _from, _to];

    public PullFilter Read(ParseResult parsed, TimeProvider time) => new()
    {
        State = parsed.GetValue(_state),
        Item = parsed.GetValue(_item),
        ErrorClass = parsed.GetValue(_class),
        ErrorCode = parsed.GetValue(_code),
        Division = parsed.GetValue(_division),
        Source = parsed.GetValue(_source),
        Text = parsed.GetValue(_text),
        From = Instants.Required(parsed.GetValue(_from), time),
        To = Instants.Required(parsed.GetValue(_to), time),
    };
}
