-- Calls and notes say that they are that, so that readers of electronic books show a note above its
-- page. What reads HTML would take a call of this role for a note of pandoc, which has no number.
local function say(element, pattern, what)
  if element.identifier:find(pattern) then
    element.attributes["epub:type"] = what
    element.attributes.role = "doc-" .. what
  end
  return element
end

function Link(link) return say(link, "%-%-call%-%d+$", "noteref") end
function Span(span) return say(span, "%-%-note%-%d+$", "footnote") end
