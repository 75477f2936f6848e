"""NumPy promotion, as `library.promotion` reads it. Made by `library.generate_promotion`: do not edit."""

# ruff: noqa: E501

from __future__ import annotations

# For each set of ufuncs that promote alike: their names, their inner loops, and the loop for each operand (or row by
# row for each pair of operands) as a letter that counts the loops, `.` where NumPy raises TypeError.
GROUPS: tuple[tuple[str, str, str], ...] = (
    (
        "absolute",
        "?>? b>b h>h i>i l>l B>B H>H I>I L>L f>f d>d g>g F>f D>d G>g",
        "abcdefghijklmno...",
    ),
    (
        "add fmax fmin maximum minimum multiply",
        "??>? bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L ff>f dd>d gg>g FF>F DD>D GG>G",
        "abcdefghijklmnoeknbbcdecdekjklmnobkncccdecdekjklmnocknddddeddekkklnnodkneeeeeeeekkklnnoeknfccdefghij"
        "klmnofkngdddegghijklmnogknheeeehhhikklnnohknikkkkiiiikklnnoiknjjjkkjjkkjklmnojjmkkkkkkkkkkklnnokknll"
        "llllllllllooollommmnnmmnnmnomnommmnnnnnnnnnnnonnonnnooooooooooooooooooebcdefghijklmno...kkkkkkkkkjkl"
        "mno...nnnnnnnnnmnomno...",
    ),
    (
        "arccos arccosh arcsin arcsinh arctan arctanh cos cosh exp exp2 expm1 log log10 log1p log2 rint sin sinh sqrt tan tanh",
        "e>e f>f d>d g>g F>F D>D G>G",
        "aabccabccbcdefg...",
    ),
    (
        "arctan2 copysign heaviside hypot logaddexp logaddexp2 nextafter",
        "ee>e ff>f dd>d gg>g",
        "aabccabccbcd...cc.aabccabccbcd...ac.bbbccbbccbcd...bc.cccccccccccd...cc.cccccccccccd...cc.aabccabccb"
        "cd...ac.bbbccbbccbcd...bc.cccccccccccd...cc.cccccccccccd...cc.bbbccbbccbcd...bb.cccccccccccd...cc.dd"
        "dddddddddd...dd.......................................................cabccabccbcd......cccccccccbcd"
        "........................",
    ),
    (
        "bitwise_and bitwise_or bitwise_xor",
        "??>? bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L",
        "abcdefghi......e..bbcdecde.......b..cccdecde.......c..ddddedde.......d..eeeeeeee.......e..fccdefghi."
        ".....f..gdddegghi......g..heeeehhhi......h..i....iiii......i........................................"
        "......................................................................ebcdefghi....................."
        "........................",
    ),
    (
        "bitwise_count",
        "b>B h>B i>B l>B B>B H>B I>B L>B",
        "aabcdefgh.........",
    ),
    (
        "cbrt deg2rad degrees fabs rad2deg radians spacing",
        "e>e f>f d>d g>g",
        "aabccabccbcd......",
    ),
    (
        "ceil floor trunc",
        "?>? b>b h>h i>i l>l B>B H>H I>I L>L f>f d>d g>g",
        "abcdefghijkl......",
    ),
    (
        "conjugate reciprocal square",
        "b>b h>h i>i l>l B>B H>H I>I L>L f>f d>d g>g F>F D>D G>G",
        "aabcdefghijklmn...",
    ),
    (
        "divide",
        "dd>d ff>f gg>g FF>F DD>D GG>G",
        "aaaaaaaaabacdefaaeaaaaaaaaabacdefaaeaaaaaaaaabacdefaaeaaaaaaaaaaaceefaaeaaaaaaaaaaaceefaaeaaaaaaaaab"
        "acdefaaeaaaaaaaaabacdefaaeaaaaaaaaaaaceefaaeaaaaaaaaaaaceefaaebbbaabbaabacdefbbdaaaaaaaaaaaceefaaecc"
        "ccccccccccfffccfdddeeddeedefdefdddeeeeeeeeeeefeefeeeffffffffffffffffffaaaaaaaaabacdef...aaaaaaaaabac"
        "def...eeeeeeeeedefdef...",
    ),
    (
        "equal greater greater_equal less less_equal not_equal",
        "??>? bb>? hh>? ii>? ll>? BB>? HH>? II>? LL>? ff>? dd>? gg>? FF>? DD>? GG>? lL>? Ll>?",
        "abcdefghijklmnoeknbbcdecdepjklmnobkncccdecdepjklmnocknddddeddepkklnnodkneeeeeeeepkklnnoeknfccdefghij"
        "klmnofkngdddegghijklmnogknheeeehhhikklnnohkniqqqqiiiikklnnoiknjjjkkjjkkjklmnojjmkkkkkkkkkkklnnokknll"
        "llllllllllooollommmnnmmnnmnomnommmnnnnnnnnnnnonnonnnooooooooooooooooooebcdefghijklmno...kkkkkkkkkjkl"
        "mno...nnnnnnnnnmnomno...",
    ),
    (
        "float_power",
        "dd>d gg>g DD>D GG>G",
        "aaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaa"
        "abccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacaaaaaaaaaaabccdaacbb"
        "bbbbbbbbbbdddbbdcccccccccccdccdccccccccccccccdccdcccddddddddddddddddddaaaaaaaaaaabccd...aaaaaaaaaaab"
        "ccd...cccccccccccdccd...",
    ),
    (
        "floor_divide fmod remainder",
        "bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L ff>f dd>d gg>g",
        "aabcdefghijk...dj.aabcdbcdjijk...aj.bbbcdbcdjijk...bj.ccccdccdjjjk...cj.ddddddddjjjk...dj.ebbcdefghi"
        "jk...ej.fcccdffghijk...fj.gddddggghjjk...gj.hjjjjhhhhjjk...hj.iiijjiijjijk...ii.jjjjjjjjjjjk...jj.kk"
        "kkkkkkkkkk...kk.......................................................dabcdefghijk......jjjjjjjjjijk"
        "........................",
    ),
    (
        "gcd lcm",
        "bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L",
        ".abcdefgh......d..aabcdbcd.......a..bbbcdbcd.......b..ccccdccd.......c..dddddddd.......d..ebbcdefgh."
        ".....e..fcccdffgh......f..gddddgggh......g..h....hhhh......h........................................"
        "......................................................................dabcdefgh....................."
        "........................",
    ),
    (
        "invert",
        "?>? b>b h>h i>i l>l B>B H>H I>I L>L",
        "abcdefghi.........",
    ),
    (
        "isfinite isinf isnan logical_not",
        "?>? b>? h>? i>? l>? B>? H>? I>? L>? f>? d>? g>? F>? D>? G>?",
        "abcdefghijklmno...",
    ),
    (
        "ldexp",
        "ei>e el>e fi>f fl>f di>d dl>d gi>g gl>g",
        "aaaabaab.......b..aaaabaab.......a..ccccdccd.......c..eeeefeef.......e..eeeefeef.......e..aaaabaab.."
        ".....a..ccccdccd.......c..eeeefeef.......e..eeeefeef.......e..ccccdccd.......c..eeeefeef.......e..gg"
        "gghggh.......g........................................................eaaabaab..........eeeefeef...."
        "........................",
    ),
    (
        "left_shift right_shift",
        "bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L",
        "aabcdefgh......d..aabcdbcd.......a..bbbcdbcd.......b..ccccdccd.......c..dddddddd.......d..ebbcdefgh."
        ".....e..fcccdffgh......f..gddddgggh......g..h....hhhh......h........................................"
        "......................................................................dabcdefgh....................."
        "........................",
    ),
    (
        "logical_and logical_or logical_xor",
        "??>? bb>? hh>? ii>? ll>? BB>? HH>? II>? LL>? ff>? dd>? gg>? FF>? DD>? GG>?",
        "aaaaaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaaaacaaaaaaaaaaaaaaaaaadaaaaaaaaaaaaaaaaaaeaaaaaaaaaaaaaaaaaafaaaa"
        "aaaaaaaaaaaaaagaaaaaaaaaaaaaaaaaahaaaaaaaaaaaaaaaaaaiaaaaaaaaaaaaaaaaaajaaaaaaaaaaaaaaaaaakaaaaaaaaa"
        "aaaaaaaaalaaaaaaaaaaaaaaaaaamaaaaaaaaaaaaaaaaaanaaaaaaaaaaaaaaaaaaoaaaaaaaaaaaaaaaaaa...aaaaaaaaaaaa"
        "aaa...aaaaaaaaaaaaaaa...",
    ),
    (
        "negative positive sign",
        "b>b h>h i>i l>l B>B H>H I>I L>L f>f d>d g>g F>F D>D G>G",
        ".abcdefghijklmn...",
    ),
    (
        "power",
        "bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L ff>f dd>d gg>g FF>F DD>D GG>G",
        "aabcdefghijklmndjmaabcdbcdjijklmnajmbbbcdbcdjijklmnbjmccccdccdjjjkmmncjmddddddddjjjkmmndjmebbcdefghi"
        "jklmnejmfcccdffghijklmnfjmgddddggghjjkmmngjmhjjjjhhhhjjkmmnhjmiiijjiijjijklmniiljjjjjjjjjjjkmmnjjmkk"
        "kkkkkkkkkknnnkknlllmmllmmlmnlmnlllmmmmmmmmmmmnmmnmmmnnnnnnnnnnnnnnnnnndabcdefghijklmn...jjjjjjjjjijk"
        "lmn...mmmmmmmmmlmnlmn...",
    ),
    (
        "signbit",
        "f>? d>? g>?",
        "aaabbaabbabc......",
    ),
    (
        "subtract",
        "bb>b hh>h ii>i ll>l BB>B HH>H II>I LL>L ff>f dd>d gg>g FF>F DD>D GG>G",
        ".abcdefghijklmndjmaabcdbcdjijklmnajmbbbcdbcdjijklmnbjmccccdccdjjjkmmncjmddddddddjjjkmmndjmebbcdefghi"
        "jklmnejmfcccdffghijklmnfjmgddddggghjjkmmngjmhjjjjhhhhjjkmmnhjmiiijjiijjijklmniiljjjjjjjjjjjkmmnjjmkk"
        "kkkkkkkkkknnnkknlllmmllmmlmnlmnlllmmmmmmmmmmmnmmnmmmnnnnnnnnnnnnnnnnnndabcdefghijklmn...jjjjjjjjjijk"
        "lmn...mmmmmmmmmlmnlmn...",
    ),
)
