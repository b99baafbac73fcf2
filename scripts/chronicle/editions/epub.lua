-- Set the roles of calls and notes, so that e-readers show a note as a pop-up. In HTML, pandoc
-- would read a call with this role as a pandoc note, which has no number.
local function say(element, pattern, what)
  if element.identifier:find(pattern) then
    element.attributes["epub:type"] = what
    element.attributes.role = "doc-" .. what
  end
  return element
end

function Link(link) return say(link, "%-%-call%-%d+$", "noteref") end
function Span(span) return say(span, "%-%-note%-%d+$", "footnote") end
