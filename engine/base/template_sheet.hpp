#pragma once
// A template for a register carries, on a sheet that is not seen, which heading stands for which field: so it comes
// back without a map, whatever language it was written in. Its rows: heading, field.

namespace inspectplan {

inline constexpr const char* template_sheet = "inspectplan.headings";

}  // namespace inspectplan
