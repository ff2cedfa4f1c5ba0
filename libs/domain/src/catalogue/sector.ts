/**
 * The six sectors (lĩnh vực hàng hóa) that the provincial directive on linkages names: rice, vegetables, fruit, shrimp in
 * turn with rice (tôm – lúa), aquaculture, livestock. A contract line has the sector of its production cycle.
 */
export const SECTORS = ['RICE', 'VEGETABLE', 'FRUIT', 'SHRIMP_RICE', 'AQUACULTURE', 'LIVESTOCK'] as const;
export type Sector = (typeof SECTORS)[number];

/**
 * Physical form of the goods (trạng thái hàng hóa): tươi, khô, sống, ướp đá, thịt móc hàm, đã thu hoạch, còn trên cây.
 */
export const PHYSICAL_FORMS = ['FRESH', 'DRY', 'LIVE', 'ICED', 'CARCASS', 'HARVESTED', 'ON_TREE'] as const;
export type PhysicalForm = (typeof PHYSICAL_FORMS)[number];
