-- Make each note a note of pandoc, so that e-readers show it as a pop-up. The others show it after
-- the chapter, with its number and a link back. The word joiner keeps the call on its line.
function Span(span)
  if span.classes:includes("note") then
    local number = span.attributes.number
    local back = pandoc.Link("↩", "#fnref" .. number)
    local text = pandoc.Para{number .. ". ", pandoc.Span(span.content), " ", back}
    return {pandoc.Str("\u{2060}"), pandoc.Note(text)}
  end
end
