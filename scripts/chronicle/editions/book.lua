-- Make each note a note of pandoc. In Typst, an element calls the function of its class in book.typ,
-- and has its id on an invisible element.
local is_typst = FORMAT == "typst"

local function make_note(span)
  if not span.classes:includes("note") then return nil end
  if is_typst then return pandoc.Note(pandoc.Plain(span.content)) end
  -- Some e-readers show a note as a pop-up. Other e-readers show it after the chapter, with its number and a link back. The
  -- word joiner keeps the call on its line.
  local number = span.attributes.number
  local back = pandoc.Link("↩", "#fnref" .. number)
  local text = pandoc.Para{number .. ". ", pandoc.Span(span.content), " ", back}
  return {pandoc.Str("\u{2060}"), pandoc.Note(text)}
end

if not is_typst then return {{Span = make_note}} end

-- The length of the end of an element that stays together: about six lines, less than a page.
local SHORTEST_END, LONGEST_END = 400, 1600

-- Keep the last paragraphs or list items of an element together.
local function keep_end(div)
  local blocks, kept, length = div.content, pandoc.Blocks{}, 0
  while #blocks > 0 and length < SHORTEST_END do
    kept:insert(1, blocks:remove())
    length = #pandoc.utils.stringify(kept)
  end
  local before = blocks[#blocks]
  local class = before and before.t == "Para" and "continued" or "kept"
  if length < LONGEST_END then kept = {pandoc.Div(kept, {class = class})} end
  div.content = blocks .. kept
  return div
end

local together = {}

-- A list that is split here can have its last items on another page.
function together.BulletList(list)
  return list.content:map(function(item) return pandoc.BulletList{item} end)
end

-- Typst separates a line from its heading if the page has no room for the note of the line.
function together.Blocks(blocks)
  for index = #blocks - 1, 1, -1 do
    local heading, line = blocks[index], blocks[index + 1]
    if heading.t == "Header" and line.t == "Para" and #pandoc.utils.stringify(line) < 80 then
      blocks[index] = pandoc.Div({heading, blocks:remove(index + 1)}, {class = "section"})
    end
  end
  return blocks
end

function together.Pandoc(document)
  for index, block in ipairs(document.blocks) do
    local next = document.blocks[index + 1]
    if block.t == "Div" and (not next or next.level == 1) then
      document.blocks[index] = keep_end(block)
    end
  end
  return document
end

local function wrap(element, raw)
  local before, after = "", ""
  if element.identifier ~= "" then
    before = ("#metadata(none)#label(%q)"):format(element.identifier)
  end
  if element.attributes.lang then
    before = before .. ("#text(lang: %q)["):format(element.attributes.lang:match("%a+"))
    after = "]"
  end
  if element.classes[1] then
    before = before .. ("#style(%q)["):format(element.classes[1])
    after = "]" .. after
  end
  return {raw("typst", before)} .. element.content .. {raw("typst", after)}
end

local styles = {}

function styles.Span(span) return wrap(span, pandoc.RawInline) end

function styles.Div(div)
  if div.classes[1] ~= "bar" then return wrap(div, pandoc.RawBlock) end
  local start, width = div.attributes.style:match("([%d.]+%%).-([%d.]+%%)")
  return pandoc.RawBlock("typst", ("#bar(%q, %s, %s)"):format(div.classes[2] or "", start, width))
end

-- A list entry in paragraphs begins with its name on a line.
function styles.Para(para)
  local function has_text(inline) return inline.t ~= "RawInline" end
  local name, index = para.content:find_if(has_text)
  local after = name and para.content[index + 1]
  if after and name.t == "Strong" and after.t == "LineBreak" then
    return wrap(pandoc.Div(para, {class = "listed"}), pandoc.RawBlock)
  end
end

-- The contents have only parts and entries. Typst needs the text of a heading before its ids.
function styles.Header(header)
  local class = header.classes[1]
  if class ~= "part" and class ~= "entry" then header.classes = {"unlisted"} end
  if (header.content[1].text or ""):match("^#metadata") then
    header.content:insert(header.content:remove(1))
  end
  return header
end

-- A chart, whose caption precedes it, continues on the next page.
function styles.Figure(figure)
  if #figure.caption.long == 0 then return figure.content end
end

function styles.Image(image)
  local alt = pandoc.utils.stringify(image.caption)
  local before = ("#picture(%q, %q)["):format(image.classes[1] or "", alt)
  return {pandoc.RawInline("typst", before), image, pandoc.RawInline("typst", "]")}
end

return {{Span = make_note}, together, styles}
