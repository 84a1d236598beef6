/** What Northbook is, in a picture: the tables people have, what is worked out of them, and the way back. */
export const picture = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 190" font-family="system-ui, sans-serif">
<style>
  .box { fill: #fff; stroke: #cbd5e1 } .yours { fill: #e2e8f0 } .ours { fill: #bfdbfe }
  .text { fill: #0f172a; font-size: 14px; font-weight: 600 } .small { fill: #475569; font-size: 12px }
  .line { stroke: #2563eb; stroke-width: 2; fill: none } .head { fill: #2563eb } .target { stroke: #16a34a; stroke-width: 2; stroke-dasharray: 5 4 }
  @media (prefers-color-scheme: dark) {
    .box { fill: #1e293b; stroke: #475569 } .yours { fill: #475569 } .ours { fill: #1d4ed8 } .text { fill: #f1f5f9 } .small { fill: #94a3b8 }
  }
</style>
<rect class="box" x="1" y="1" width="190" height="152" rx="10"/>
<text class="text" x="14" y="26">Your own tables</text>
<path class="yours" d="M14 42h72v18h-72zM92 42h40v18h-40zM14 68h72v18h-72zM92 68h40v18h-40zM14 94h72v18h-72zM92 94h40v18h-40zM14 120h72v18h-72zM92 120h40v18h-40z"/>
<path class="ours" d="M138 42h40v18h-40zM138 68h40v18h-40zM138 94h40v18h-40zM138 120h40v18h-40z"/>
<rect class="box" x="289" y="1" width="190" height="152" rx="10"/>
<text class="text" x="302" y="26">Every night</text>
<polyline class="line" points="302,100 326,92 350,95 374,80 398,74 422,62 446,56"/>
<line class="target" x1="302" y1="44" x2="466" y2="44"/>
<text class="small" x="302" y="124">Is the North Star rising?</text>
<text class="small" x="302" y="142">What holds it back?</text>
<path class="line" d="M198 60H272"/><path class="head" d="M272 54l10 6-10 6z"/>
<path class="line" d="M282 104H208"/><path class="head" d="M208 98l-10 6 10 6z"/>
<text class="small" x="240" y="50" text-anchor="middle">reads</text>
<text class="small" x="240" y="124" text-anchor="middle">writes back</text>
<rect class="yours" x="14" y="168" width="12" height="12"/><text class="small" x="32" y="179">what you write</text>
<rect class="ours" x="138" y="168" width="12" height="12"/><text class="small" x="156" y="179">what Northbook answers</text>
</svg>`;

/** The star of the tab. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path fill="#2563eb" d="M12 1l3.2 7.3 7.8.8-5.9 5.2 1.8 7.7L12 18l-6.9 4 1.8-7.7L1 9.1l7.8-.8z"/></svg>`;
