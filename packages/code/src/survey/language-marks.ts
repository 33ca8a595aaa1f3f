/** Recognizes a language by its text, for extensions that several languages share. */

/** Lines that one of the languages of an extension has and the others do not. */
const MARKS: Readonly<Record<string, RegExp>> = {
  // Data: Qt's translations are `.ts`, Tiled's tile sets `.tsx`.
  XML: /^\uFEFF?\s*<(\?xml|!DOCTYPE|TS|tileset)\b/,
  Makefile: /^[^\s:=]+\.o:[ \t]/m,
  PHP: /^<\?php\b/m,
  Perl: /^[ \t]*(use (strict|warnings|v?5)|package [\w:]+;|sub \w+|my [$@%(])/m,
  Prolog: /^(:-|[a-z]\w*\([^()\n]*\)[ \t]*(:-|\.[ \t]*$))/m,
  Raku: /^[ \t]*(use v6|unit (module|class)|my class)\b/m,
  "Objective-C": /^[ \t]*(@(interface|implementation|protocol|class|import|end|property)\b|#import\b)/m,
  "C++": /^[ \t]*(class \w|namespace\b|template[ \t]*<|using \w|public:|private:|protected:)|\bstd::/m,
  Mercury: /^:- module\b/m,
  "Wolfram Language": /^[ \t]*\(\*/m,
  MATLAB: /^[ \t]*(%|function\b|classdef\b)/m,
  "Rocq Prover": /^[ \t]*(Require|Theorem|Lemma|Definition|Fixpoint|Inductive|Proof|Qed)\b/m,
  V: /^[ \t]*(pub )?fn [(\w]/m,
  Verilog: /^[ \t]*(module\b.*[#(;]|endmodule\b|`(timescale|include|define)\b)/m,
  GLSL: /^[ \t]*#version\b|\bgl_[A-Z]/m,
  "F#": /^[ \t]*(let|open|module|namespace|type) /m,
  QMake: /^[ \t]*(TEMPLATE|QT|SOURCES|HEADERS|CONFIG)[ \t]*[-+]?=/m,
  Rust: /^[ \t]*(pub\b|fn |use \w|mod \w|impl\b|struct \w|enum \w|#!?\[)/m,
  Smalltalk: /^![\w ]*methodsFor:/m,
  "C#": /^[ \t]*(using [\w.]+;|namespace [\w.]+|(public|internal) )/m,
  TeX: /^[ \t]*\\(NeedsTeXFormat|Provides)/m,
  Puppet: /^[ \t]*(class [\w:]+[ \t]*[({]|define [\w:]+|node )/m,
  SuperCollider: /^[ \t(]*SynthDef\b/m,
};

/** In characters. The beginning says which language it is. */
const READ = 20_000;

/** Whether the text has what its language alone has. A language without a row is never recognized. */
export function marksLanguage(language: string, text: string): boolean {
  return MARKS[language]?.test(text.slice(0, READ)) === true;
}
