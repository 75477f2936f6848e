"""Names that generated C++ may not give to things of the user: data for `backend.spelling`.

tests/test_spelling.py asks this machine's compiler and headers again, so that a new one is noticed.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# C++17, C++20 and C's; alternative tokens too.
KEYWORDS = _words(
    """
    alignas alignof and and_eq asm atomic_cancel atomic_commit atomic_noexcept auto bitand bitor bool
    break case catch char char16_t char32_t char8_t class co_await co_return co_yield compl concept
    const const_cast consteval constexpr constinit continue decltype default delete do double
    dynamic_cast else enum explicit export extern false float for friend goto if import inline int long
    module mutable namespace new noexcept not not_eq nullptr operator or or_eq private protected public
    reflexpr register reinterpret_cast requires restrict return short signed sizeof static static_assert
    static_cast struct switch synchronized template this thread_local throw true try typedef typeid
    typename typeof union unsigned using virtual void volatile wchar_t while xor xor_eq
    """
)

# What the generated text itself uses without a qualifier.
OWN_NAMES = _words(
    """
    boundary build_information capsulec capsules complex128 complex256 complex64 execute_module int16_t
    int32_t int64_t int8_t intptr_t module_definition module_functions module_slots np ptrdiff_t py size_t
    special std ufuncs uint16_t uint32_t uint64_t uint8_t uintptr_t
    """
)

# Macros of compilers, of the headers behind Python.h, of Windows and macOS; and prefixes of families.
MACROS = _words(
    """
    ACCESSPERMS AIO_PRIO_DELTA_MAX ALLPERMS ANY_VARARGS BC_BASE_MAX BC_DIM_MAX BC_SCALE_MAX
    BC_STRING_MAX BIG_ENDIAN BOOL BOOL_MAX BOOL_WIDTH BUFSIZ BYTE_ORDER CHARCLASS_NAME_MAX CHAR_BIT
    CHAR_MAX CHAR_MIN CHAR_WIDTH CLOCKS_PER_SEC CLOSE_RANGE_CLOEXEC CLOSE_RANGE_UNSHARE COLL_WEIGHTS_MAX
    COLS COMMON_FIELDS CONST CSIGNAL C_RECURSION_LIMIT DEFFILEMODE DELAYTIMER_MAX DELETE
    DOUBLE_IS_LITTLE_ENDIAN_IEEE754 E2BIG EACCES EADDRINUSE EADDRNOTAVAIL EADV EAFNOSUPPORT EAGAIN
    EALREADY EBADE EBADF EBADFD EBADMSG EBADR EBADRQC EBADSLT EBFONT EBUSY ECANCELED ECHILD ECHRNG ECOMM
    ECONNABORTED ECONNREFUSED ECONNRESET EDEADLK EDEADLOCK EDESTADDRREQ EDOM EDOTDOT EDQUOT EEXIST
    EFAULT EFBIG EHOSTDOWN EHOSTUNREACH EHWPOISON EIDRM EILSEQ EINPROGRESS EINTR EINVAL EIO EISCONN
    EISDIR EISNAM EKEYEXPIRED EKEYREJECTED EKEYREVOKED EL2HLT EL2NSYNC EL3HLT EL3RST ELIBACC ELIBBAD
    ELIBEXEC ELIBMAX ELIBSCN ELNRNG ELOOP EMEDIUMTYPE EMFILE EMLINK EMSGSIZE EMULTIHOP ENABLE_IPV6
    ENAMETOOLONG ENAVAIL ENETDOWN ENETRESET ENETUNREACH ENFILE ENOANO ENOBUFS ENOCSI ENODATA ENODEV
    ENOENT ENOEXEC ENOKEY ENOLCK ENOLINK ENOMEDIUM ENOMEM ENOMSG ENONET ENOPKG ENOPROTOOPT ENOSPC ENOSR
    ENOSTR ENOSYS ENOTBLK ENOTCONN ENOTDIR ENOTEMPTY ENOTNAM ENOTRECOVERABLE ENOTSOCK ENOTSUP ENOTTY
    ENOTUNIQ ENXIO EOF EOPNOTSUPP EOVERFLOW EOWNERDEAD EPERM EPFNOSUPPORT EPIPE EPROTO EPROTONOSUPPORT
    EPROTOTYPE ERANGE EREMCHG EREMOTE EREMOTEIO ERESTART ERFKILL EROFS ERROR ESHUTDOWN ESOCKTNOSUPPORT
    ESPIPE ESRCH ESRMNT ESTALE ESTRPIPE ETIME ETIMEDOUT ETOOMANYREFS ETXTBSY EUCLEAN EUNATCH EUSERS
    EWOULDBLOCK EXDEV EXFULL EXIT_FAILURE EXIT_SUCCESS EXPR_NEST_MAX FALSE FD_CLR FD_ISSET FD_SET
    FD_SETSIZE FD_ZERO FILENAME_MAX FOPEN_MAX FVC_ASCII FVC_MASK FVC_NONE FVC_REPR FVC_STR FVS_HAVE_SPEC
    FVS_MASK F_LOCK F_OK F_TEST F_TLOCK F_ULOCK HOST_NAME_MAX I IN INFINITY INT_MAX INT_MIN INT_WIDTH
    IOV_MAX KEY_MIN LINES LINE_MAX LITTLE_ENDIAN LLONG_MAX LLONG_MIN LLONG_WIDTH LOGIN_NAME_MAX LONG_BIT
    LONG_LONG_MAX LONG_LONG_MIN LONG_MAX LONG_MIN LONG_WIDTH L_INCR L_SET L_XTND L_ctermid L_cuserid
    L_tmpnam MAJOR_IN_SYSMACROS MATH_ERREXCEPT MATH_ERRNO MAXFLOAT MAX_CANON MAX_CO_EXTRA_USERS
    MAX_INPUT MB_CUR_MAX MB_LEN_MAX MINSIGSTKSZ MIPSEB MIPSEL MQ_PRIO_MAX MVWDELCH_IS_EXPRESSION
    NAMESPACEOBJECT_H NAME_MAX NAN NFDBITS NGREG NGROUPS_MAX NL_ARGMAX NL_LANGMAX NL_MSGMAX NL_NMAX
    NL_SETMAX NL_TEXTMAX NOWAIT_LOCK NSIG NULL NZERO Nil ONCE_FLAG_INIT OPTIONAL OUT PATH_MAX PDP_ENDIAN
    PIPE_BUF PPC PTRDIFF_MAX PTRDIFF_MIN PTRDIFF_WIDTH PYCTYPE_H PYMACCONFIG_H PYOS_STACK_MARGIN
    PYTHREAD_INVALID_THREAD_ID P_tmpdir R3000 RAND_MAX READONLY READ_RESTRICTED RESTRICTED RETSIGTYPE
    RE_DUP_MAX RTSIG_MAX R_OK SCHAR_MAX SCHAR_MIN SCHAR_WIDTH SEM_VALUE_MAX SHRT_MAX SHRT_MIN SHRT_WIDTH
    SIGABRT SIGALRM SIGBUS SIGCHLD SIGCLD SIGCONT SIGFPE SIGHUP SIGILL SIGINT SIGIO SIGIOT SIGKILL
    SIGPIPE SIGPOLL SIGPROF SIGPWR SIGQUIT SIGRTMAX SIGRTMIN SIGSEGV SIGSTKFLT SIGSTKSZ SIGSTOP SIGSYS
    SIGTERM SIGTRAP SIGTSTP SIGTTIN SIGTTOU SIGURG SIGUSR1 SIGUSR2 SIGVTALRM SIGWINCH SIGXCPU SIGXFSZ
    SIZE_MAX SIZE_WIDTH SRC_LOCATION_FROM_AST SSIZE_MAX SSTATE_INTERNED_IMMORTAL
    SSTATE_INTERNED_IMMORTAL_STATIC SSTATE_INTERNED_MORTAL SSTATE_NOT_INTERNED SS_DISABLE SS_ONSTACK
    STDC_HEADERS STDERR_FILENO STDIN_FILENO STDOUT_FILENO SYS_SELECT_WITH_SYS_TIME S_BLKSIZE S_IEXEC
    S_IFBLK S_IFCHR S_IFDIR S_IFIFO S_IFLNK S_IFMT S_IFREG S_IFSOCK S_IREAD S_IRGRP S_IROTH S_IRUSR
    S_IRWXG S_IRWXO S_IRWXU S_ISBLK S_ISCHR S_ISDIR S_ISFIFO S_ISGID S_ISLNK S_ISREG S_ISSOCK S_ISUID
    S_ISVTX S_IWGRP S_IWOTH S_IWRITE S_IWUSR S_IXGRP S_IXOTH S_IXUSR S_TYPEISMQ S_TYPEISSEM S_TYPEISSHM
    TEMP_FAILURE_RETRY TIMER_ABSTIME TIMESPEC_TO_TIMEVAL TIMEVAL_TO_TIMESPEC TIME_UTC TIME_WITH_SYS_TIME
    TMP_MAX TRUE TSS_DTOR_ITERATIONS TTY_NAME_MAX TYPE_MAX_WATCHERS T_BOOL T_BYTE T_CHAR T_DOUBLE
    T_FLOAT T_INT T_LONG T_LONGLONG T_NONE T_OBJECT T_OBJECT_EX T_PYSSIZET T_SHORT T_STRING
    T_STRING_INPLACE T_UBYTE T_UINT T_ULONG T_ULONGLONG T_USHORT UCHAR_MAX UCHAR_WIDTH ULLONG_MAX
    ULLONG_WIDTH ULONG_LONG_MAX ULONG_MAX ULONG_WIDTH USE_UNICODE_WCHAR_CACHE USHRT_MAX USHRT_WIDTH
    UTIME_NOW UTIME_OMIT VOID WAIT_LOCK WCHAR_MAX WCHAR_MIN WCHAR_WIDTH WCONTINUED WEOF WEXITED
    WEXITSTATUS WIFCONTINUED WIFEXITED WIFSIGNALED WIFSTOPPED WINDOW_HAS_FLAGS WINT_MAX WINT_MIN
    WINT_WIDTH WITH_DECIMAL_CONTEXTVAR WITH_DOC_STRINGS WITH_FREELISTS WITH_MIMALLOC WITH_PYMALLOC
    WITH_THREAD WNOHANG WNOWAIT WORD_BIT WSTOPPED WSTOPSIG WTERMSIG WUNTRACED W_OK X_OK arm assert
    assert_perror be16toh be32toh be64toh complex dadd ddiv dfma dmul dsqrt dsub errno far fpclassify
    hppa htonl htons hyper i386 imaginary interface isnormal kill_dependency le16toh le32toh le64toh
    linux major makedev math_errhandling minor mips near nil noreturn ntohl ntohs offsetof sa_handler
    sa_sigaction sched_priority setjmp si_addr si_addr_lsb si_arch si_band si_call_addr si_fd si_int
    si_lower si_overrun si_pid si_pkey si_ptr si_status si_stime si_syscall si_timerid si_uid si_upper
    si_utime si_value sigev_notify_attributes sigev_notify_function sigmask sigsetjmp small sparc
    st_atime st_ctime st_mtime stderr stdin stdout strdupa strndupa sun timeradd timerclear timercmp
    timerisset timersub toascii_l unix va_arg va_copy va_end va_start vax
    """
)
MACRO_PREFIXES = tuple(
    _words(
        """
        ADJ_ ALIGNOF_ ATOMIC_ BUS_ CAPSULEC CLD_ CLOCK_ CLONE_ CMPLX CO_ CPU_ DBL_ FE_ FLT_ FPE_ FP_
        FUTURE_ HAVE_ HUGE_ ILL_ INT16_ INT32_ INT64_ INT8_ INTMAX_ INTPTR_ INT_FAST INT_LEAST
        ITIMER_ LC_ LDBL_ METH_ MOD_ M_1_ M_2_ M_E M_LN M_LOG M_PI M_SQRT NPY_ POLL_ PRIX PRId PRIi
        PRIo PRIu PRIx PTHREAD_ PYLONG_ PYTHON_ PY_ Py REG_ RENAME_ SA_ SCHED_ SCNd SCNi SCNo SCNu
        SCNx SEEK_ SEGV_ SIGEV_ SIG_ SIZEOF_ SI_ SNAN STATX_ STA_ TRAP_ UINT16_ UINT32_ UINT64_
        UINT8_ UINTMAX_ UINTPTR_ UINT_ XATTR_ atomic_ htobe htole pthread_
        """
    )
)

# Functions (and a few variables) of the C library: what headers declare and what compilers know by heart.
C_FUNCTIONS = _words(
    """
    a64l abort abs accept access acct acos acosh adjtime alarm aligned_alloc alloca asctime asin asinh
    asprintf at_quick_exit atan atan2 atanh atexit atof atoi atol basename bcmp bcopy bind brk bsearch
    btowc bzero cabs cacos cacosh calloc canonicalize canonicalize_file_name carg casin casinh catan
    catanh cbrt ccos ccosh ceil cexp chdir chmod chown chroot cimag clearenv clearerr clock clog clog10
    clone close close_range closefrom confstr conj connect copy_file_range copysign cos cosh cpow cproj
    creal crypt csin csinh csqrt ctan ctanh ctermid ctime cuserid daddl daemon daylight dcgettext ddivl
    dfmal dgettext difftime div dmull dprintf drand48 drem dsqrtl dsubl dup dup2 dup3 dysize eaccess
    ecvt endusershell environ erand48 erf erfc euidaccess execl execle execlp execv execve execveat
    execvp execvpe exit exp exp10 exp2 explicit_bzero expm1 fabs faccessat fadd fchdir fchmod fchmodat
    fchown fchownat fclose fcloseall fcvt fdatasync fdim fdiv fdopen feclearexcept fegetenv
    fegetexceptflag fegetround feholdexcept feof feraiseexcept ferror fesetenv fesetexceptflag
    fesetround fetestexcept feupdateenv fexecve fflush ffma ffs ffsimax fgetc fgetpos fgets fgetwc
    fgetws fileno finite flockfile floor fma fmax fmaximum fmaximum_mag fmaximum_mag_num fmaximum_num
    fmaxmag fmemopen fmin fminimum fminimum_mag fminimum_mag_num fminimum_num fminmag fmod fmul fopen
    fopencookie fork fpathconf fprintf fputc fputs fputwc fputws fread free freopen frexp fromfp fromfpx
    fscanf fseek fseeko fsetpos fsqrt fstat fstatat fsub fsync ftell ftello ftruncate ftrylockfile
    funlockfile futimens futimes futimesat fwide fwprintf fwrite fwscanf gamma gcvt get_current_dir_name
    getc getchar getcpu getcwd getdate getdelim getdomainname getdtablesize getegid getentropy getenv
    geteuid getgid getgroups gethostid gethostname getitimer getline getloadavg getlogin getopt
    getpagesize getpass getpayload getpgid getpgrp getpid getppid getpt getresgid getresuid getsid
    getsubopt gettext gettid gettimeofday getuid getumask getusershell getw getwc getwchar getwd gmtime
    grantpt group_member hypot ilogb imaxabs imaxdiv index initstate isalnum isalpha isascii isatty
    isblank iscanonical iscntrl isctype isdigit iseqsig isgraph isgreater isgreaterequal isinf isless
    islessequal islessgreater islower isnan isprint ispunct issignaling isspace issubnormal isunordered
    isupper isxdigit iszero j0 j1 jn jrand48 kill l64a labs lchmod lchown lcong48 ldexp ldiv lgamma link
    linkat listen llabs lldiv llogb llrint llround localtime lockf lockf64 log log10 log1p log2 logb
    lrand48 lrint lround lseek lstat lutimes main malloc mblen mbrlen mbrtowc mbsinit mbsnrtowcs
    mbsrtowcs mbstowcs mbtowc memccpy memchr memcmp memcpy memfrob memmem memmove mempcpy memrchr memset
    mkdir mkdirat mkdtemp mkfifo mkfifoat mknod mknodat mkostemp mkostemps mkstemp mkstemps mktemp
    mktime modf mrand48 nan nanosleep nearbyint nextafter nextdown nexttoward nextup nice nrand48
    obstack_printf obstack_vprintf on_exit open_memstream open_wmemstream optarg opterr optind optopt
    pathconf pause pclose perror pipe pipe2 popen posix_memalign posix_openpt pow pow10 pread printf
    printf_unlocked profil pselect ptsname putc putchar putenv puts putw putwc putwchar pwrite qecvt
    qfcvt qgcvt qsort quick_exit raise rand random rawmemchr read readlink readlinkat realloc
    reallocarray realpath recv remainder remove remquo rename renameat renameat2 revoke rewind rindex
    rint rmdir round roundeven rpmatch sbrk scalb scalbln scalbn scanf secure_getenv seed48 select send
    setbuf setbuffer setdomainname setegid setenv seteuid setgid sethostid sethostname setitimer
    setlinebuf setlogin setns setpayload setpayloadsig setpgid setpgrp setregid setresgid setresuid
    setreuid setsid setstate settimeofday setuid setusershell setvbuf sigabbrev_np sigdescr_np signal
    signbit signgam significand sin sincos sinh sleep snprintf sprintf sqrt srand srand48 srandom sscanf
    stat statx stpcpy stpncpy strcasecmp strcasestr strcat strchr strchrnul strcmp strcoll strcpy
    strcspn strdup strerror strerrordesc_np strerrorname_np strfmon strfromd strfromf strfromf128
    strfromf32 strfromf32x strfromf64 strfromf64x strfroml strfry strftime strlen strncasecmp strncat
    strncmp strncpy strndup strnlen strpbrk strptime strrchr strsep strsignal strspn strstr strtod
    strtof strtof128 strtof32 strtof32x strtof64 strtof64x strtoimax strtok strtol strtold strtoq
    strtoul strtoumax strtouq strverscmp strxfrm swab swprintf swscanf symlink symlinkat sync syncfs
    syscall sysconf system tan tanh tcgetpgrp tcsetpgrp tempnam tgamma time timegm timelocal
    timespec_get timespec_getres timezone tmpfile tmpnam toascii tolower totalorder totalordermag
    toupper trunc truncate ttyname ttyslot tzname tzset ualarm ufromfp ufromfpx umask ungetc ungetwc
    unlink unlinkat unlockpt unsetenv unshare usleep utimensat utimes valloc vasprintf vdprintf vfork
    vfprintf vfscanf vfwprintf vfwscanf vhangup vprintf vscanf vsnprintf vsprintf vsscanf vswprintf
    vswscanf vwprintf vwscanf wait wcpcpy wcpncpy wcrtomb wctob wctomb wcwidth wprintf write wscanf y0
    y1 yn
    """
)
C_FUNCTION_PREFIXES = tuple(_words("clock_ pthread_ sched_ timer_ wcs wmem isw tow arc4random f32 f64"))
# `sinf`, `sinl`, `sinf32x`, `rand_r`, `isalpha_l`, `fopen64`, …
C_FUNCTION_SUFFIXES = tuple(_words("f32x f64x f128 f32 f64 d32 d64 d128 _unlocked _np _r _l 64 f l"))

# Symbols that the runtime, the compiler's own output or the linker refers to: an exported function of such a
# name would be called in their place. The math functions come with `f` and `l` behind them too.
RUNTIME_FUNCTIONS = _words(
    """
    _edata _end _exit _fini _init _start abort aligned_alloc bcmp calloc dl_iterate_phdr dlsym exit free
    getpid gettid madvise malloc memchr memcmp memcpy memmove mempcpy memset posix_memalign pthread_getattr_np realloc
    snprintf stpcpy strcat strchr strcmp strcpy strcspn strlen strncmp strncpy strnlen strstr strtod strtod_l strtol
    """
)
MATH_FUNCTIONS = _words(
    """
    acos acosh asin asinh atan atan2 atanh cabs cacos cacosh carg casin casinh catan catanh cbrt ccos
    ccosh ceil cexp cimag clog conj copysign cos cosh cpow cproj creal csin csinh csqrt ctan ctanh drem
    erf erfc exp exp10 exp2 expm1 fabs fdim floor fma fmax fmin fmod frexp hypot ilogb ldexp lgamma
    lgamma_r llrint llround log log10 log1p log2 logb lrint lround modf nan nearbyint nextafter
    nexttoward pow pow10 powi remainder remquo rint round roundeven scalb scalbln scalbn sin sincos sinh
    sqrt tan tanh tgamma trunc
    """
)
RUNTIME_PREFIXES = ("Py", "_Py", "__", "_Z", "_Unwind_", "_ITM_", "capsulec_")
