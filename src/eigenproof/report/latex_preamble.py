"""What stands before the first word of a LaTeX report: packages, and the macros its body uses."""

FRAGMENT_HEAD = r"""% A fragment for \input. Packages to load: amsmath, amssymb, mathtools, booktabs, longtable, array,
% graphicx, xcolor, textcomp (and [T1]{fontenc} with lmodern for the best look).
"""

PREAMBLE = r"""\documentclass[11pt,a4paper]{article}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage{lmodern,textcomp}
\usepackage[a4paper,margin=25mm]{geometry}
\usepackage{amsmath,amssymb,mathtools}
\usepackage{booktabs,longtable,array}
\usepackage{graphicx,xcolor}
\usepackage{microtype}
\usepackage[hidelinks]{hyperref}
"""

MACROS = r"""\makeatletter
\@ifundefined{eigbox}{%
\newsavebox\eigbox
\newlength\eigL \newlength\eigR \newlength\eigN \newlength\eigE
\definecolor{eigink}{HTML}{1F4E8C}\definecolor{eigproved}{HTML}{1B6B3A}%
\definecolor{eigrefuted}{HTML}{A61B1B}\definecolor{eigundecided}{HTML}{8A5A00}%
% formula, not wider than given: shrunk only when it would be wider
\newcommand\eigfit[2]{\sbox\eigbox{$\displaystyle #2$}%
  \ifdim\wd\eigbox>\dimexpr#1\relax
    \vcenter{\hbox{\resizebox{\dimexpr#1\relax}{!}{\usebox\eigbox}}}\else\usebox\eigbox\fi}%
\newcommand\eigrows[1]{\renewcommand\arraystretch{#1}}%
% a chain of \eigline{left}{relation}{right}{note}: measured, then set in the widest layout that fits
\newcommand\eigwider[2]{\ifdim#2>#1\relax\setlength{#1}{#2}\fi}%
\newcommand\eigmeasure[4]{\sbox\eigbox{$\;#2\;$}\eigwider\eigE{\wd\eigbox}\sbox\eigbox{$\displaystyle #1$}\eigwider\eigL{\wd\eigbox}%
  \sbox\eigbox{$\displaystyle #3$}\eigwider\eigR{\wd\eigbox}\sbox\eigbox{\footnotesize #4}\eigwider\eigN{\wd\eigbox}}%
\newcommand\eigrel[1]{\makebox[\eigE]{$#1$}}%
\newcommand\eigsay[2]{\parbox[c]{#1}{\raggedright\footnotesize\color{black!65}#2}}%
\newcommand\eigaligned[4]{\par\makebox[\linewidth]{\makebox[\eigL][r]{$\eigfit{\eigL}{#1}$}\eigrel{#2}%
  \makebox[\eigR][l]{$\eigfit{\eigR}{#3}$}\ifdim\eigN>0pt\quad\eigsay{\eigN}{#4}\fi}\par}%
\newcommand\eignoted[4]{\eigaligned{#1}{#2}{#3}{}%
  \ifx\relax#4\relax\else\nopagebreak\par\hspace*{\dimexpr\eigL+\eigE+1em\relax}\eigsay{\dimexpr\linewidth-\eigL-\eigE-2em\relax}{#4}\par\fi}%
\newcommand\eigstacked[4]{\ifx\relax#1\relax\else\par$\eigfit{\linewidth}{#1}$\par\nopagebreak\fi
  \par\hspace*{1em}\eigrel{#2}$\eigfit{\linewidth-4em}{#3}$\par
  \ifx\relax#4\relax\else\nopagebreak\par\hspace*{4em}\eigsay{.6\linewidth}{#4}\par\fi}%
\newcommand\eigchain[1]{\par{\lineskip=5pt\lineskiplimit=4pt\setlength\parskip{3pt}\parindent=0pt
  \setlength\eigE{0pt}\setlength\eigL{0pt}\setlength\eigR{0pt}\setlength\eigN{0pt}\let\eigline\eigmeasure #1%
  \ifdim\eigN>.28\linewidth\setlength\eigN{.28\linewidth}\fi
  \let\eigline\eigaligned
  \ifdim\dimexpr\eigL+\eigE+\eigR+\eigN+1.2em\relax>\linewidth
    \setlength\eigN{0pt}\let\eigline\eignoted
    \ifdim\dimexpr\eigL+\eigE+\eigR\relax>\linewidth
      \ifdim\eigL>.3\linewidth\let\eigline\eigstacked
      \else\setlength\eigR{\dimexpr\linewidth-\eigL-\eigE\relax}\fi
    \fi
  \fi #1}}%
\newcommand\eigbegin{\begingroup\setcounter{MaxMatrixCols}{40}\eigrows{1.1}%
  \setlength\parindent{0pt}\setlength\parskip{5pt plus 2pt}\emergencystretch=3em
  \setlength\LTpre{4pt}\setlength\LTpost{4pt}}%
\newcommand\eigend{\par\endgroup}%
\newcommand\eigtitle[2]{{\raggedright\LARGE\bfseries #1\par}{\color{black!65}#2\par}}%
\newcommand\eigrule{\par\vspace{4pt}{\color{eigink!35}\hrule height .6pt}\vspace{4pt}\par}%
\newcommand\eiglabel[1]{\par{\footnotesize\bfseries\color{eigink}\MakeUppercase{#1}\par}\nopagebreak}%
\newcommand\eignote[1]{\par{\small\itshape #1\par}}%
\newcommand\eigcentre[1]{\par{\centering #1\par}}%
\newcommand\eigmark[1]{\csname eigmark@#1\endcsname}%
\newcommand\eigmark@proved{$\checkmark$}\newcommand\eigmark@refuted{$\times$}\newcommand\eigmark@undecided{?}%
\newcommand\eigbadge[2]{{\normalfont\footnotesize\color{eig#1}\eigmark{#1}~#2}}%
\newcommand\eigverdict[3]{\par\vspace{3pt}{\centering #1#2\par\footnotesize\color{black!65}#3\par}}%
% room for a heading and what follows it, or a new page
\newcommand\eigroom[1]{\par\penalty-100\vskip 0pt plus #1\penalty-100\vskip 0pt plus -#1\relax}%
\newcommand\eigsection[1]{\eigroom{8\baselineskip}\addvspace{14pt plus 4pt}{\Large\bfseries #1\par}\nopagebreak\vspace{2pt}}%
\newcommand\eigstep[3]{\eigroom{6\baselineskip}\addvspace{10pt plus 4pt}{\large\bfseries{\color{eigink}#1}\quad #2}\quad #3\par\nopagebreak}%
\newcommand\eiggap[3]{\par\fcolorbox{eigundecided}{eigundecided!6}{\parbox{\dimexpr\linewidth-2\fboxsep-2\fboxrule}%
  {\raggedright\textbf{#1} #2\par #3}}\par}%
\newcommand\eigwork{\par{\footnotesize\bfseries\color{black!65}Arithmetic\par}\nopagebreak}%
\newcommand\eigwhere{\par{\small where\par}\nopagebreak}%
\newcommand\eigflow[1]{\par{\centering\lineskip=6pt\lineskiplimit=4pt #1\par}}%
\newcommand\eigcaption[1]{\par{\centering\footnotesize\color{black!65}#1\par}}%
\newcommand\eigdisplay[1]{\par\nopagebreak{\centering\lineskip=5pt\lineskiplimit=4pt\vspace{2pt}#1\par\vspace{2pt}}}%
\newcommand\eigwitness[3]{{\raggedright\footnotesize\color{black!75}\textbf{#1}\enspace #2\enspace(#3)\par}}%
\newenvironment{eigtable}{\footnotesize\renewcommand\arraystretch{1.15}\setlength\tabcolsep{4pt}%
  \begin{longtable}{@{}>{\raggedright}p{.15\linewidth}l>{\raggedright}p{.35\linewidth}rll>{\raggedright
  \arraybackslash}p{.1\linewidth}@{}}\toprule}{\bottomrule\end{longtable}}%
}{}
\makeatother
"""
