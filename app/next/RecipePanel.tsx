export const RecipePanel = () => null;
