using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace Sentinel.PerfGate.Benchmarks;

/// <summary>IL as text in which every token is a name (ECMA-335, partition III).</summary>
internal static partial class IlText
{
    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Appends the method's IL and returns the compiler-generated methods it refers to.</summary>
    public static List<MethodBase> Append(StringBuilder text, MethodBase method)
    {
        var generated = new List<MethodBase>();
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < il.Length;)
        {
            var code = ReadCode(il, ref at);
            text.Append(code.Name).Append(' ');
            AppendOperand(text, method, code, il, ref at, generated);
            text.Append('\n');
        }

        return generated;
    }

    /// <summary>A member's name with its types.</summary>
    public static string NameOf(MemberInfo member) =>
        WithoutOrdinals(member is Type type ? type.ToString() : $"{member.DeclaringType}::{member}");

    /// <summary>A name without the ordinals that the compiler numbers lambdas and state machines with: they shift when others are added.</summary>
    public static string WithoutOrdinals(string name) => Ordinals().Replace(name, "$1");

    private static OpCode ReadCode(byte[] il, ref int at)
    {
        short value = il[at++];
        if (value == 0xFE)
            value = (short)(0xFE00 | il[at++]);
        return Codes[value];
    }

    private static void AppendOperand(StringBuilder text, MethodBase method, OpCode code, byte[] il, ref int at, List<MethodBase> generated)
    {
        switch (code.OperandType)
        {
            case OperandType.InlineNone:
                return;
            case OperandType.InlineString:
                text.Append(method.Module.ResolveString(ReadInt(il, ref at)));
                return;
            case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType:
                var member = Resolve(method, ReadInt(il, ref at));
                text.Append(member is null ? "?" : NameOf(member));
                if (member is MethodBase called && IsGenerated(called))
                    generated.Add(called);
                return;
            case OperandType.InlineSig:
                text.Append(Convert.ToHexString(method.Module.ResolveSignature(ReadInt(il, ref at))));
                return;
            case OperandType.InlineSwitch:
                var length = 4 * ReadInt(il, ref at);
                AppendBytes(text, il, ref at, length);
                return;
            default:
                AppendBytes(text, il, ref at, SizeOf(code.OperandType));
                return;
        }
    }

    private static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    private static void AppendBytes(StringBuilder text, byte[] il, ref int at, int length)
    {
        text.Append(Convert.ToHexString(il, at, length));
        at += length;
    }

    private static int ReadInt(byte[] il, ref int at)
    {
        at += 4;
        return BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at - 4));
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var typeArguments = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        var methodArguments = method is MethodInfo { IsGenericMethod: true } ? method.GetGenericArguments() : null;
        try
        {
            return method.Module.ResolveMember(token, typeArguments, methodArguments);
        }
        catch (Exception missing) when (missing is IOException or TypeLoadException or MissingMemberException or BadImageFormatException or ArgumentException)
        {
            // A reference that cannot be loaded has no name; the call would fail at run time too.
            return null;
        }
    }

    private static bool IsGenerated(MethodBase method) =>
        method.Name.StartsWith('<') || method.DeclaringType?.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    [GeneratedRegex(@"((?:>[bdgcO]__|DisplayClass|\|))[0-9_]+")]
    private static partial Regex Ordinals();
}
