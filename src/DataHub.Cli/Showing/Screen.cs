using Spectre.Console;
using Spectre.Console.Rendering;

namespace DataHub.Cli.Showing;

/// <summary>Standard output for answers, standard error for everything else.</summary>
internal sealed class Screen
{
    /// <summary>A file or a pipe has no width: a row stays one line.</summary>
    private const int Unlimited = 10_000;

    private readonly TextWriter _output;
    private readonly TextWriter _errors;

    /// <param name="terminal">Somebody looks: colours (unless <paramref name="noColour"/>), progress bars, the window's width.</param>
    public Screen(TextWriter output, TextWriter errors, bool terminal, bool noColour)
    {
        (_output, _errors, IsTerminal) = (output, errors, terminal);
        Console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal && !noColour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = terminal ? InteractionSupport.Detect : InteractionSupport.No,
        });
    }

    public IAnsiConsole Console { get; }
    public bool IsTerminal { get; }

    public static Screen OfProcess() => new(
        System.Console.Out, System.Console.Error, !System.Console.IsOutputRedirected, !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    public void Show(IEnumerable<IRenderable> parts)
    {
        if (IsTerminal)
        {
            Console.Write(new Rows(parts));
            return;
        }

        using var text = new StringWriter();
        var plain = new Screen(text, _errors, terminal: false, noColour: true).Console;
        plain.Profile.Width = Unlimited;
        plain.Write(new Rows(parts));
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
        {
            // The spaces that fill a column are of no use there.
            _output.WriteLine(line.TrimEnd());
        }
    }

    /// <summary>Text as it is, and an end of line, on standard output.</summary>
    public void Print(string text) => _output.WriteLine(text);

    /// <summary>A message to the person at the keyboard, on standard error.</summary>
    public void Tell(string message) => _errors.WriteLine(Cells.Plain(message));

    /// <summary>Text as it is, on standard error.</summary>
    public void TellAsIs(string text) => _errors.WriteLine(text);
}
