/** The languages a block of code can be in: https://developers.notion.com/reference/block#code */
export const codeLanguages = `
abap,abc,agda,arduino,ascii art,assembly,bash,basic,bnf,c,c#,c++,clojure,coffeescript,coq,css,dart,dhall,diff,docker,ebnf,elixir,elm,
erlang,f#,flow,fortran,gherkin,glsl,go,graphql,groovy,haskell,hcl,html,idris,java,javascript,json,julia,kotlin,latex,less,lisp,
livescript,llvm ir,lua,makefile,markdown,markup,matlab,mathematica,mermaid,nix,notion formula,objective-c,ocaml,pascal,perl,php,
plain text,powershell,prolog,protobuf,purescript,python,r,racket,reason,ruby,rust,sass,scala,scheme,scss,shell,smalltalk,solidity,sql,
swift,toml,typescript,vb.net,verilog,vhdl,visual basic,webassembly,xml,yaml,java/c/c++/c#
`
  .trim()
  .split(/,\n?/);

/** A language as people name it in markdown, by the name Notion has for it; what it does not know is plain text. */
export function languageNamed(name: string): string {
  const known: Readonly<Record<string, string>> = {
    js: 'javascript',
    jsx: 'javascript',
    ts: 'typescript',
    tsx: 'typescript',
    py: 'python',
    rb: 'ruby',
    sh: 'shell',
    zsh: 'shell',
    yml: 'yaml',
    md: 'markdown',
    cpp: 'c++',
    csharp: 'c#',
    cs: 'c#',
    dockerfile: 'docker',
    text: 'plain text',
    txt: 'plain text',
  };
  const lower = name.toLowerCase();
  const language = known[lower] ?? lower;
  return codeLanguages.includes(language) ? language : 'plain text';
}
